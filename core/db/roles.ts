import pg from 'pg';
import { APP_ROLE, CEO_ROLE, STAFF_ROLE } from './row-security.js';

/** A member of the staff's role that passes none of its rights on by itself: whoever is in it may become staff, and is not staff before. */
const STAFF_GATE = 'tarakazan_staff_gate';

/**
 * The group roles, and a login role in each for the addresses that the processes use. Existing login roles get the address's
 * password. Roles belong to the whole server, so several databases migrating at once meet here: the lock is the server's.
 */
export async function ensureRoles(owner: pg.Client, appUrl: string, ceoUrl: string): Promise<void> {
  for (const group of [APP_ROLE, CEO_ROLE, STAFF_ROLE]) await ensureRole(owner, group, 'NOLOGIN INHERIT');
  await ensureRole(owner, STAFF_GATE, 'NOLOGIN NOINHERIT');
  await owner.query(`GRANT ${STAFF_ROLE} TO ${STAFF_GATE}`);
  for (const [url, group] of [
    [appUrl, APP_ROLE],
    [ceoUrl, CEO_ROLE],
  ] as const) {
    const { username, password } = new URL(url);
    const user = decodeURIComponent(username);
    const secret = pg.escapeLiteral(decodeURIComponent(password));
    await ensureRole(owner, user, 'LOGIN INHERIT');
    const name = pg.escapeIdentifier(user);
    await owner.query(
      `ALTER ROLE ${name} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD ${secret}`,
    );
    if (user !== group) await owner.query(`GRANT ${group} TO ${name}`);
    if (group === CEO_ROLE) await owner.query(`GRANT ${STAFF_GATE} TO ${name}`);
  }
}

async function ensureRole(owner: pg.Client, role: string, kind: string): Promise<void> {
  const { rowCount } = await owner.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
  if (rowCount === 0) await owner.query(`CREATE ROLE ${pg.escapeIdentifier(role)} ${kind}`);
}
