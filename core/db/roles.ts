import pg from 'pg';
import { ConfigError } from '../config.js';
import { excessRights } from './login-rights.js';
import { APP_ROLE, CEO_ROLE, STAFF_ROLE } from './row-security.js';

/** A member of the staff's role that passes none of its rights on by itself: whoever is in it may become staff, and is not staff before. */
const STAFF_GATE = 'tarakazan_staff_gate';

/**
 * The group roles, and a login role in each for the addresses that the processes use. Existing login roles get the address's
 * password. Needs a role that may create roles, not a superuser: it changes nothing that only a superuser may name. Roles belong to
 * the whole server, so several databases migrating at once meet here: the lock is the server's.
 */
export async function ensureRoles(owner: pg.Client, appUrl: string, ceoUrl: string): Promise<void> {
  await refuseUnfitLogins(owner, appUrl, ceoUrl);
  for (const group of [APP_ROLE, CEO_ROLE, STAFF_ROLE]) await ensureRole(owner, group, 'NOLOGIN INHERIT');
  await ensureRole(owner, STAFF_GATE, 'NOLOGIN NOINHERIT');
  await ensureMember(owner, STAFF_ROLE, STAFF_GATE);
  for (const [url, group] of [
    [appUrl, APP_ROLE],
    [ceoUrl, CEO_ROLE],
  ] as const) {
    const { user, password } = loginOf(url);
    await ensureRole(owner, user, 'LOGIN INHERIT');
    await setPassword(owner, user, password);
    if (user !== group) await ensureMember(owner, group, user);
    if (group === CEO_ROLE) await ensureMember(owner, STAFF_GATE, user);
  }
}

function loginOf(url: string): { user: string; password: string } {
  const { username, password } = new URL(url);
  return { user: decodeURIComponent(username), password: decodeURIComponent(password) };
}

/** Three addresses, three roles: one that is shared would give a process the rights of another. Throws ConfigError. */
async function refuseUnfitLogins(owner: pg.Client, appUrl: string, ceoUrl: string): Promise<void> {
  const [{ role }] = await rowsOf<[{ role: string }]>(owner, 'SELECT current_user AS role');
  const used = new Map([[role, 'DATABASE_OWNER_URL']]);
  const faults: string[] = [];
  for (const [name, url, as] of [
    ['DATABASE_URL', appUrl, 'app'],
    ['DATABASE_CEO_URL', ceoUrl, 'ceo'],
  ] as const) {
    const { user } = loginOf(url);
    if (user === '') faults.push(`${name} names no role`);
    else if (used.has(user))
      faults.push(`${name} and ${used.get(user)} both log in as ${user}: each needs a role of its own`);
    else {
      const why = await excessRights((sql, params) => rowsOf(owner, sql, params), user, as);
      if (why.length === 0 && (await isMember(owner, user, role))) why.push(`may become ${role}`);
      if (why.length > 0) faults.push(`${name} logs in as ${user}, which ${why.join(', ')}`);
    }
    used.set(user, name);
  }
  if (faults.length > 0) throw new ConfigError(faults);
}

async function rowsOf<Rows>(owner: pg.Client, sql: string, params: unknown[] = []): Promise<Rows> {
  return (await owner.query(sql, params)).rows as Rows;
}

async function isMember(owner: pg.Client, user: string, role: string): Promise<boolean> {
  const [found] = await rowsOf<{ yes: boolean }[]>(
    owner,
    `SELECT pg_has_role(oid, $2::name, 'MEMBER') AS yes FROM pg_roles WHERE rolname = $1`,
    [user, role],
  );
  return found?.yes === true;
}

async function ensureRole(owner: pg.Client, role: string, kind: string): Promise<void> {
  const { rowCount } = await owner.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
  if (rowCount === 0) await owner.query(`CREATE ROLE ${pg.escapeIdentifier(role)} ${kind}`);
}

/** A grant that is there already is not made again: from Postgres 16 on that would take the right to pass the group on. */
async function ensureMember(owner: pg.Client, group: string, member: string): Promise<void> {
  const { rowCount } = await owner.query(
    `SELECT FROM pg_auth_members WHERE roleid = (SELECT oid FROM pg_roles WHERE rolname = $1)
       AND member = (SELECT oid FROM pg_roles WHERE rolname = $2)`,
    [group, member],
  );
  if (rowCount === 0)
    await owner.query(`GRANT ${pg.escapeIdentifier(group)} TO ${pg.escapeIdentifier(member)}`);
}

async function setPassword(owner: pg.Client, user: string, password: string): Promise<void> {
  const [{ rolcreatedb }] = await rowsOf<[{ rolcreatedb: boolean }]>(
    owner,
    'SELECT rolcreatedb FROM pg_roles WHERE rolname = $1',
    [user],
  );
  const less = rolcreatedb ? 'NOCREATEDB ' : '';
  await owner.query(
    `ALTER ROLE ${pg.escapeIdentifier(user)} LOGIN INHERIT ${less}PASSWORD ${pg.escapeLiteral(password)}`,
  );
}
