import pg from 'pg';
import { APP_ROLE, CEO_ROLE } from './row-security.js';

/**
 * The group roles, and a login role in each for the addresses that the processes use. Existing login roles get the address's
 * password. Roles belong to the whole server, so several databases migrating at once meet here: the lock is the server's.
 */
export async function ensureRoles(owner: pg.Client, appUrl: string, ceoUrl: string): Promise<void> {
  for (const group of [APP_ROLE, CEO_ROLE]) await ensureRole(owner, group, 'NOLOGIN');
  for (const [url, group] of [
    [appUrl, APP_ROLE],
    [ceoUrl, CEO_ROLE],
  ] as const) {
    const { username, password } = new URL(url);
    const user = decodeURIComponent(username);
    const secret = pg.escapeLiteral(decodeURIComponent(password));
    await ensureRole(owner, user, 'LOGIN');
    const name = pg.escapeIdentifier(user);
    await owner.query(
      `ALTER ROLE ${name} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD ${secret}`,
    );
    if (user !== group) await owner.query(`GRANT ${group} TO ${name}`);
  }
}

async function ensureRole(owner: pg.Client, role: string, login: 'LOGIN' | 'NOLOGIN'): Promise<void> {
  const { rowCount } = await owner.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
  if (rowCount === 0) await owner.query(`CREATE ROLE ${pg.escapeIdentifier(role)} ${login} INHERIT`);
}
