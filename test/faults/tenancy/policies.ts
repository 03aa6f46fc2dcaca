import {
  findChanged,
  findRead,
  findUnprotected,
  findWritten,
  type TwoBusinesses,
} from '../../core/db/tenancy-checks.js';
import type { LeftOut, Mutant } from './mutant.js';

interface Policy {
  table: string;
  name: string;
  qual: string;
  check: string;
  /** Whether a role that is held to one business may insert at all. */
  inserted: boolean;
}

/** Each policy of the catalogue by itself, each table's row-level security, and each view's. */
export async function policies(two: TwoBusinesses): Promise<{ mutants: Mutant[]; leftOut: LeftOut[] }> {
  const { database } = two.at;
  const found = await database.asOwner<Policy>(
    `SELECT tablename AS table, policyname AS name, qual, with_check AS check,
       has_any_column_privilege('tarakazan_app', 'public.' || tablename, 'INSERT')
         OR has_any_column_privilege('tarakazan_staff', 'public.' || tablename, 'INSERT') AS inserted
     FROM pg_policies WHERE schemaname = 'public' ORDER BY tablename, policyname`,
  );
  const views = await database.asOwner<{ view: string; invoker: boolean }>(
    `SELECT relname AS view, coalesce('security_invoker=true' = ANY(reloptions), false) AS invoker
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE nspname = 'public' AND relkind = 'v' ORDER BY relname`,
  );
  // What fails anyway would notice everything.
  for (const name of [...two.tables, ...two.views]) {
    const fault = await noticedBy(two, name);
    if (fault !== null) throw new Error(`with nothing taken away: ${fault}`);
  }
  const tables = [...new Set(found.map(({ table }) => table))];
  const change = (name: string, table: string, without: string, back: string): Mutant => ({
    name,
    async tryWithout() {
      await database.asOwner(without);
      try {
        return await noticedBy(two, table);
      } finally {
        await database.asOwner(back);
      }
    },
  });
  const mutants = [
    ...found.flatMap((policy) => ofPolicy(policy, change)),
    ...tables.flatMap((table) => [
      change(
        `row-level security of ${table} off`,
        table,
        `ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY`,
        `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`,
      ),
      change(
        `row-level security of ${table} not forced`,
        table,
        `ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`,
        `ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`,
      ),
    ]),
    ...views.map(({ view }) =>
      change(
        `the view ${view} with its owner’s rights`,
        view,
        `ALTER VIEW ${view} SET (security_invoker = false)`,
        `ALTER VIEW ${view} SET (security_invoker = true)`,
      ),
    ),
  ];
  const leftOut = found
    .filter(({ name, inserted }) => name === 'own_business' && !inserted)
    .map(({ table, name }) => ({
      name: `${name} of ${table} lets anything be written`,
      why: 'no role that it holds may insert there; an update is held by what may be read',
    }));
  return { mutants, leftOut };
}

type Change = (name: string, table: string, without: string, back: string) => Mutant;

const HELD = 'tarakazan_app, tarakazan_staff';

function ofPolicy({ table, name, qual, check, inserted }: Policy, change: Change): Mutant[] {
  const on = `ALTER POLICY ${name} ON ${table}`;
  if (name === 'every_business')
    return [
      change(
        `${name} of ${table} for all roles`,
        table,
        `${on} TO tarakazan_ceo, ${HELD}`,
        `${on} TO tarakazan_ceo`,
      ),
    ];
  const back = `${on} USING (${qual}) WITH CHECK (${check})`;
  return [
    change(`${name} of ${table} lets anything be read`, table, `${on} USING (true)`, back),
    ...(inserted
      ? [change(`${name} of ${table} lets anything be written`, table, `${on} WITH CHECK (true)`, back)]
      : []),
  ];
}

async function noticedBy(two: TwoBusinesses, name: string): Promise<string | null> {
  const faults = [...(await findUnprotected(two)), ...(await findRead(two, name))];
  if (two.tables.includes(name))
    faults.push(...(await findChanged(two, name)), ...(await findWritten(two, name)));
  return faults[0] ?? null;
}
