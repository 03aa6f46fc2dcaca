import { CEO_ROLE } from './row-security.js';

/** What a login role of a process may not be, with the words that say so. */
const TOO_MUCH = {
  rolsuper: 'is a superuser',
  rolbypassrls: 'passes row-level security (BYPASSRLS)',
  rolcreaterole: 'may create roles',
  rolreplication: 'may read everything by replication',
  owns_tables: 'owns the tables',
  is_ceo: `is a member of ${CEO_ROLE}, which sees every business`,
} as const;

type Rights = Record<keyof typeof TOO_MUCH, boolean>;
type Query = (sql: string, params: unknown[]) => Promise<Rights[]>;

/** `$1` is the login role. Membership counts too: a member may become the role that it is a member of. */
const RIGHTS = `SELECT rolsuper, rolbypassrls, rolcreaterole, rolreplication,
  EXISTS (SELECT FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
    AND pg_has_role(r.oid, c.relowner, 'MEMBER')) AS owns_tables,
  EXISTS (SELECT FROM pg_roles g WHERE g.rolname = '${CEO_ROLE}' AND pg_has_role(r.oid, g.oid, 'MEMBER')) AS is_ceo
FROM pg_roles r WHERE rolname = $1`;

/**
 * Why a process must not log in as `role`, a phrase each; empty when it may, or when there is no such role yet. Row-level security holds
 * against bot and workers only while their role owns nothing and is neither a superuser nor the CEO's.
 */
export async function excessRights(query: Query, role: string, as: 'app' | 'ceo'): Promise<string[]> {
  const [rights] = await query(RIGHTS, [role]);
  if (!rights) return [];
  // A superuser is a member of every role: one reason is enough.
  if (rights.rolsuper) return [TOO_MUCH.rolsuper];
  return (Object.keys(TOO_MUCH) as (keyof Rights)[])
    .filter((name) => rights[name] && !(as === 'ceo' && name === 'is_ceo'))
    .map((name) => TOO_MUCH[name]);
}
