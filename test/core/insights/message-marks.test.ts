import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Id, Scope } from '../../../core/scope.js';
import { systemScope } from '../../../core/scope.js';
import { makeBusiness } from '../../support/make-business.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';

let at: TestPlatform;
let scope: Scope;
let id: Id;

const run = (sql: string) => at.platform.db.inScope(scope, (tx) => tx.sql<{ id: Id }>(sql));

/** The hours that are marked, which are forgotten then. */
async function marks(): Promise<string[]> {
  const rows = await at.database.asOwner<{ hour: string }>(
    `WITH gone AS (DELETE FROM rollup_mark WHERE business_id = $1 RETURNING hour)
     SELECT DISTINCT to_char(hour AT TIME ZONE 'UTC', 'HH24') AS hour FROM gone ORDER BY 1`,
    [scope.businessId],
  );
  return rows.map(({ hour }) => hour);
}

const set = async (values: string): Promise<string[]> => {
  await run(`UPDATE message SET ${values} WHERE business_id = ${scope.businessId} AND id = ${id}`);
  return marks();
};

beforeAll(async () => {
  at = await openTestPlatform();
});
afterAll(() => at?.close());

beforeEach(async () => {
  const { id: businessId } = await makeBusiness(at, { name: 'Marks' });
  scope = systemScope(businessId);
  const [row] = await run(
    `INSERT INTO message (business_id, purpose, payer, channel, language, to_sealed, body_sealed, status, segments, created_at)
     VALUES (${businessId}, 'reply', 'package', 'sms', 'tr', '', '', 'pending', 1, '2026-05-01T07:10Z') RETURNING id`,
  );
  id = row!.id;
  await marks();
});

test('a claim marks no hour, what is accepted marks its own and the one in which its row was made', async () => {
  expect(await set(`status = 'claimed', claimed_at = '2026-05-01T08:00Z'`)).toEqual([]);
  expect(await set(`status = 'accepted', accepted_at = '2026-05-01T09:20Z'`)).toEqual(['07', '09']);
});

test('of receipts only what a fact tells is marked, and not the hour that holds the whole campaign', async () => {
  await set(`status = 'accepted', accepted_at = '2026-05-01T09:20Z'`);
  expect(await set(`status = 'sent'`)).toEqual([]);
  expect(await set(`status = 'delivered', settled_at = '2026-05-01T11:00Z'`)).toEqual(['09']);
});

test('an SMS that turns out not to have arrived marks both', async () => {
  await set(`status = 'accepted', accepted_at = '2026-05-01T09:20Z'`);
  expect(await set(`status = 'failed', settled_at = '2026-05-01T11:00Z'`)).toEqual(['07', '09']);
});

test('what was refused or left out marks the hour of that; a moment that moves within its hour marks it too', async () => {
  expect(await set(`status = 'skipped', reason = 'opted_out', settled_at = '2026-05-01T10:05Z'`)).toEqual([
    '10',
  ]);
  expect(await set(`settled_at = '2026-05-01T10:35Z'`)).toEqual(['10']);
});
