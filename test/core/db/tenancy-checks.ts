import pg from 'pg';
import type { Id } from '../../../core/scope.js';
import { liveThrough } from '../../support/live-through.js';
import { makeBusiness } from '../../support/make-business.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';

/** What is found before a business is known. A table that is neither here nor under row-level security is a fault. */
export const ROUTING = [
  'account',
  'account_link',
  'account_device',
  'account_recovery_code',
  'sign_in_try',
  'anchor_day',
  'business_slug',
  'campaign_due',
  'code_request',
  'coupon_due',
  'hour_pattern',
  'mail',
  'message_due',
  'package_due',
  'panel_session',
  'platform_activity_entry',
  'platform_activity_head',
  'platform_key',
  'reminder_due',
  'platform_rollup',
  'rollup_mark',
  'sandbox_message',
  'scan_address',
  'schema_migration',
  'sender_pace',
  'short_link',
  'unproven_bytes',
];

/** Of people across businesses: only its owner's functions touch it. */
export const NOBODYS = ['elsewhere_figure', 'presence'];

/** Two businesses that both have a row in every tenant table, and the two roles that are held to one of them. */
export interface TwoBusinesses {
  at: TestPlatform;
  a: Id;
  b: Id;
  tables: string[];
  views: string[];
  as: Record<'app' | 'staff', Asks>;
  close(): Promise<void>;
}

/**
 * Runs in A's scope, or in none, and undoes it: rows and count, or why not. `refused` is by a right or a policy of the very table; what a trigger may not
 * write elsewhere, or a key that leads nowhere, has let the row in.
 */
export type Asks = (
  sql: string,
  scope?: Id | null,
) => Promise<
  { rows: Record<string, unknown>[]; count: number } | 'refused' | 'refused elsewhere' | 'no such key'
>;

export async function openTwoBusinesses(): Promise<TwoBusinesses> {
  const at = await openTestPlatform();
  const [a, b] = [(await makeBusiness(at)).id, (await makeBusiness(at)).id];
  await liveThrough(at, a, '+905321234567');
  await liveThrough(at, b, '+905321234568');
  const app = new pg.Client(at.database.appUrl);
  const panel = new pg.Client(at.database.ceoUrl);
  await Promise.all([app.connect(), panel.connect()]);
  const named = (kinds: string) =>
    at.database.asOwner<{ name: string }>(
      `SELECT relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE nspname = 'public' AND relkind = ANY(string_to_array($1, NULL)::"char"[]) ORDER BY relname`,
      [kinds],
    );
  const tables = (await named('rp')).map(({ name }) => name);
  return {
    ...{ at, a, b },
    tables: tables.filter((name) => ![...ROUTING, ...NOBODYS].includes(name)),
    views: (await named('v')).map(({ name }) => name),
    as: { app: asks(app, a), staff: asks(panel, a, 'tarakazan_staff') },
    async close() {
      await Promise.all([app.end(), panel.end()]);
      await at.close();
    },
  };
}

function asks(client: pg.Client, a: Id, role?: string): Asks {
  return async (sql, scope = a) => {
    await client.query('BEGIN');
    try {
      if (role) await client.query(`SET LOCAL ROLE ${role}`);
      if (scope) await client.query(`SELECT set_config('app.business_id', $1, true)`, [scope]);
      const { rows, rowCount } = await client.query<Record<string, unknown>>(sql);
      return { rows, count: rowCount ?? 0 };
    } catch (error) {
      const { code, message } = error as { code?: string; message: string };
      const table = /\b(?:INTO|UPDATE|FROM) (\w+)/.exec(sql)?.[1];
      if (code === '42501')
        return !table || new RegExp(`\\b${table}\\b`).test(message) ? 'refused' : 'refused elsewhere';
      if (code?.startsWith('23')) return 'no such key';
      throw error;
    } finally {
      await client.query('ROLLBACK');
    }
  };
}

/** Tables that are open although they are neither routing nor nobody's. */
export async function findUnprotected({ at }: TwoBusinesses): Promise<string[]> {
  const open = await at.database.asOwner<{ name: string }>(
    `SELECT relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE nspname = 'public' AND relkind IN ('r', 'p') AND NOT (relrowsecurity AND relforcerowsecurity)`,
  );
  return open.map(({ name }) => name).filter((name) => ![...ROUTING, ...NOBODYS].includes(name));
}

/** What of another business is read of a table or view, in A's scope and in none. */
export async function findRead({ a, b, as }: TwoBusinesses, table: string): Promise<string[]> {
  const faults: string[] = [];
  for (const [role, ask] of Object.entries(as)) {
    const own = await ask(`SELECT business_id FROM ${table}`);
    // Staff may not read every table; the processes may.
    if ((own === 'refused' || own === 'refused elsewhere') && role === 'staff') continue;
    const seen = typeof own === 'string' ? own : [...new Set(own.rows.map((row) => row['business_id']))];
    if (String(seen) !== a) faults.push(`${role} sees ${String(seen)} of ${table}`);
    for (const [where, scope] of [
      [`business_id = ${b}`, a],
      ['true', null],
    ] as const) {
      const answer = await ask(`SELECT count(*)::int AS n FROM ${table} WHERE ${where}`, scope);
      if (typeof answer === 'string' || answer.rows[0]!['n'] !== 0)
        faults.push(`${role} reads ${table} where ${where} in the scope ${scope}`);
    }
  }
  return faults;
}

/** Rows of another business that are changed, moved or removed, and rows of one's own that are given to it. */
export async function findChanged({ a, b, as }: TwoBusinesses, table: string): Promise<string[]> {
  const faults: string[] = [];
  for (const [role, ask] of Object.entries(as)) {
    for (const sql of [
      `UPDATE ${table} SET business_id = business_id WHERE business_id = ${b}`,
      `DELETE FROM ${table} WHERE business_id = ${b}`,
      `UPDATE ${table} SET business_id = ${a} WHERE business_id = ${b}`,
    ]) {
      const answer = await ask(sql);
      if (answer !== 'refused' && (typeof answer === 'string' || answer.count > 0))
        faults.push(`${role}: ${sql}`);
    }
    const given = `UPDATE ${table} SET business_id = ${b} WHERE business_id = ${a}`;
    if ((await ask(given)) !== 'refused') faults.push(`${role}: ${given}`);
  }
  return faults;
}

/** A row that is written into another business: a copy of what A could see. That no key lets it in is not enough. */
export async function findWritten({ at, a, b, as }: TwoBusinesses, table: string): Promise<string[]> {
  const columns = await at.database.asOwner<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1 AND column_name <> 'business_id'`,
    [table],
  );
  const list = columns.map(({ name }) => `"${name}"`).join(', ');
  const copy = `INSERT INTO ${table} (business_id, ${list}) OVERRIDING SYSTEM VALUE SELECT ${b}, ${list} FROM ${table} WHERE business_id = ${a} LIMIT 1`;
  const faults: string[] = [];
  for (const [role, ask] of Object.entries(as))
    if ((await ask(copy)) !== 'refused') faults.push(`${role} writes into another’s ${table}`);
  return faults;
}
