import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { guestScope } from '../../../core/scope.js';
import {
  findChanged,
  findRead,
  findUnprotected,
  findWritten,
  NOBODYS,
  openTwoBusinesses,
  type Asks,
  type TwoBusinesses,
} from './tenancy-checks.js';

let two: TwoBusinesses;
let asA: Asks;

beforeAll(async () => {
  two = await openTwoBusinesses();
  asA = two.as.app;
});
afterAll(() => two?.close());

test('every table is protected by forced row-level security or is a routing table', async () => {
  expect(await findUnprotected(two)).toEqual([]);
  expect(two.tables.length).toBeGreaterThan(30);
});

test('the processes’ roles own nothing, bypass nothing and cannot become another', async () => {
  const [me] = await two.at.database.asOwner<{ role: string }>('SELECT $1 AS role', [
    new URL(two.at.database.appUrl).username,
  ]);
  const [row] = await two.at.database.asOwner<Record<string, unknown>>(
    `SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb AS mighty,
       (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owned,
       pg_has_role(r.rolname, 'tarakazan_ceo', 'MEMBER') AS ceo
     FROM pg_roles r WHERE rolname = $1`,
    [me!.role],
  );
  expect(row).toEqual({ mighty: false, owned: 0, ceo: false });
  expect(await asA('SET ROLE tarakazan_ceo')).toBe('refused');
});

test('what is known across businesses is nobody’s to read or to write, the CEO’s neither', async () => {
  const ceo = new pg.Client(two.at.database.ceoUrl);
  await ceo.connect();
  try {
    for (const table of NOBODYS) {
      for (const sql of [
        `SELECT count(*) FROM ${table}`,
        `INSERT INTO ${table} (business_id) VALUES (${two.a})`,
        `DELETE FROM ${table}`,
      ]) {
        expect([sql, await asA(sql)]).toEqual([sql, 'refused']);
        await expect(ceo.query(sql)).rejects.toMatchObject({ code: '42501' });
      }
    }
  } finally {
    await ceo.end();
  }
});

describe('as business A', () => {
  const each = async (find: (two: TwoBusinesses, table: string) => Promise<string[]>, names: string[]) => {
    for (const name of names) expect([name, await find(two, name)]).toEqual([name, []]);
  };

  test('each table, and each view of them, has rows of A to be seen, and none of B; without a scope there is nothing', () =>
    each(findRead, [...two.tables, ...two.views]));

  test('no row of B is changed, moved or removed', () => each(findChanged, two.tables));

  test('no row is written into B: not even a copy of what A could see', () => each(findWritten, two.tables));

  test('logs are only added to, also in one’s own business', async () => {
    for (const table of [
      'consent_entry',
      'consent_evidence',
      'activity_entry',
      'chat_message',
      'ledger_entry',
      'social_click',
    ]) {
      expect([table, await asA(`DELETE FROM ${table}`)]).toEqual([table, 'refused']);
      expect([table, await asA(`UPDATE ${table} SET business_id = business_id`)]).toEqual([table, 'refused']);
    }
  });

  test('one scope does not leak into the next use of a connection', async () => {
    await two.at.platform.db.inScope(guestScope(two.a), (tx) => tx.sql('SELECT 1'));
    expect(await two.at.platform.db.route('SELECT business_id FROM guest')).toEqual([]);
  });
});
