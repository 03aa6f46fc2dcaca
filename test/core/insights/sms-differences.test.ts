import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { checkRollups } from '../../../core/insights/rollups/check-rollups.js';
import { keepRollups } from '../../../core/insights/rollups/keep-rollups.js';
import { systemScope, type Id } from '../../../core/scope.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';
import { insertBusiness, insertRows, newId } from './world/world.js';

let at: TestPlatform;
let business: Id;
let message: Id;
let coupon: Id;
const WHEN = '2026-05-01T07:10:00Z';

beforeAll(async () => {
  at = await openTestPlatform();
});
afterAll(() => at?.close());

/** A recipient of a campaign with a gift, who waits. */
beforeEach(async () => {
  business = await insertBusiness(at);
  const [guest, gift, campaign] = [newId(), newId(), newId()];
  [message, coupon] = [newId(), newId()];
  await insertRows(at, business, {
    guest: [{ id: guest, proven_at: WHEN, last_visit_at: WHEN, created_at: WHEN }],
    gift: [{ id: gift, kind: 'campaign', started_at: WHEN }],
    gift_version: [{ gift_id: gift, created_at: WHEN }],
    campaign: [{ id: campaign, gift_id: gift, created_at: WHEN }],
    message: [{ id: message, guest_id: guest, campaign_id: campaign, created_at: WHEN }],
  });
  others = {
    link: `INSERT INTO short_link (code, business_id, message_id, kind) VALUES ('${message}', ${business}, ${message}, 'link')`,
    click: `INSERT INTO link_click (business_id, message_id, device_hash, at) VALUES (${business}, ${message}, '', '${WHEN}')`,
    coupon: `INSERT INTO coupon (business_id, id, gift_id, gift_version, guest_id, code_sealed, code_index, status, issued_at, expires_at)
      VALUES (${business}, ${coupon}, ${gift}, 1, ${guest}, '', '', 'issued', '${WHEN}', '${WHEN}')`,
    redemption: `UPDATE coupon SET status = 'redeemed', redeemed_at = '${WHEN}' WHERE business_id = ${business} AND id = ${coupon}`,
  };
  await keepRollups(at.platform);
});

let others: Record<'link' | 'click' | 'coupon' | 'redemption', string>;
const set = (values: string): string =>
  `UPDATE message SET ${values} WHERE business_id = ${business} AND id = ${message}`;
const ACCEPTED = `status = 'accepted', segments = 2, accepted_at = '2026-05-01T09:20Z'`;
const FAILED = `status = 'failed', settled_at = '2026-05-01T11:00Z'`;

/** What a statement adds, by the quarter of an hour and what is counted. */
async function adds(sql: string): Promise<Record<string, Record<string, number>>> {
  await at.database.asOwner('DELETE FROM rollup_difference');
  await at.database.asOwner(sql);
  const rows = await at.database.asOwner<Record<string, unknown>>(
    `SELECT to_char(starts_at AT TIME ZONE 'UTC', 'HH24:MI') AS quarter, d.* FROM rollup_difference d ORDER BY starts_at`,
  );
  const added: Record<string, Record<string, number>> = {};
  for (const { quarter, business_id: _b, id: _i, starts_at: _s, ...counts } of rows)
    added[String(quarter)] = {
      ...added[String(quarter)],
      ...Object.fromEntries(Object.entries(counts as Record<string, number>).filter(([, n]) => n !== 0)),
    };
  return added;
}

const faults = () => {
  const scope = systemScope(business);
  return at.platform.db.inScope(scope, async (tx) => (await checkRollups(scope, tx)).faults);
};

/** Exact as it is read, and as it is summed. */
async function expectExact(): Promise<void> {
  expect(await faults()).toEqual([]);
  await keepRollups(at.platform);
  expect(await faults()).toEqual([]);
  expect(await at.database.asOwner('SELECT FROM rollup_difference')).toEqual([]);
}

test('a claim adds nothing, an acceptance its SMS, "sent" nothing, an arrival itself', async () => {
  expect(await adds(set(`status = 'claimed', claimed_at = '2026-05-01T08:00Z'`))).toEqual({});
  expect(await adds(set(ACCEPTED))).toEqual({ '09:15': { sms_accepted: 1, sms_segments: 2 } });
  expect(await adds(set(`status = 'sent'`))).toEqual({});
  expect(await adds(set(`status = 'delivered'`))).toEqual({ '09:15': { sms_delivered: 1 } });
});

test('what came of an SMS counts for the time at which its row was made, whatever came first', async () => {
  expect(await adds(others.link)).toEqual({});
  expect(await adds(set(ACCEPTED))).toMatchObject({ '07:00': { sms_linked: 1 } });
  expect(await adds(others.click)).toEqual({ '07:00': { sms_clicked: 1 } });
  expect(await adds(others.click)).toEqual({});
  expect(await adds(others.coupon)).toEqual({ '07:00': { sms_coded: 1 } });
  expect(await adds(others.redemption)).toEqual({ '07:00': { sms_redeemed: 1 } });
  const gone = { sms_linked: -1, sms_clicked: -1, sms_coded: -1, sms_redeemed: -1 };
  expect(await adds(set(FAILED))).toEqual({ '07:00': gone, '09:15': { sms_failed: 1 } });
});

test("an SMS that is nobody's any more gives back the gift it brought, and nothing else", async () => {
  await at.database.asOwner(set(ACCEPTED));
  for (const other of ['link', 'click', 'coupon', 'redemption'] as const)
    await at.database.asOwner(others[other]);
  await keepRollups(at.platform);
  expect(await adds(set('guest_id = NULL'))).toEqual({ '07:00': { sms_coded: -1, sms_redeemed: -1 } });
  await expectExact();
});

test('what was refused or left out counts for when that was, and moves with it', async () => {
  const skipped = `status = 'skipped', reason = 'opted_out', settled_at = `;
  expect(await adds(set(`${skipped} '2026-05-01T10:05Z'`))).toEqual({ '10:00': { sms_skipped: 1 } });
  expect(await adds(set(`${skipped} '2026-05-01T10:35Z'`))).toEqual({
    '10:00': { sms_skipped: -1 },
    '10:30': { sms_skipped: 1 },
  });
});

test('more differences than one transaction sums are all summed', async () => {
  await at.database.asOwner(set(ACCEPTED));
  await at.database.asOwner(
    `INSERT INTO rollup_difference (business_id, starts_at, sms_accepted)
     SELECT $1, '2026-05-01T09:15Z', CASE WHEN n % 2 = 0 THEN 1 ELSE -1 END FROM generate_series(1, 25000) n`,
    [business],
  );
  await expectExact();
});

/** Runs in a transaction that stays open; `end` commits it. */
async function begin(
  sql: string,
): Promise<{ ran: Promise<unknown>; settled(): Promise<void>; end(): Promise<void> }> {
  const client = new pg.Client(at.database.ownerUrl);
  await client.connect();
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  await client.query('BEGIN');
  let over = false;
  const ran = client.query(sql).finally(() => (over = true));
  const waits = async () => {
    const [row] = await at.database.asOwner<{ blocked: boolean }>(
      'SELECT cardinality(pg_blocking_pids($1)) > 0 AS blocked',
      [rows[0]!.pid],
    );
    return row!.blocked;
  };
  return {
    ran,
    /** It is done, or waits for somebody. */
    async settled() {
      while (!over && !(await waits())) await turn();
    },
    async end() {
      await ran;
      await client.query('COMMIT');
      await client.end();
    },
  };
}

describe('two transactions at once add what was, whichever is first', () => {
  const CHANGES = { accepted: ACCEPTED, failed: FAILED };
  const cases = (['link', 'click', 'coupon', 'redemption'] as const).flatMap((other) =>
    (['accepted', 'failed'] as const).flatMap((change) => [
      [other, change, 'before'] as const,
      [other, change, 'after'] as const,
    ]),
  );
  test.each(cases)('a %s, and that the SMS was %s: it began %s', async (other, change, order) => {
    if (change === 'failed') await at.database.asOwner(set(ACCEPTED));
    if (other === 'redemption') await at.database.asOwner(others.coupon);
    const both = [others[other], set(CHANGES[change])];
    if (order === 'after') both.reverse();
    const first = await begin(both[0]!);
    await first.ran;
    const second = await begin(both[1]!);
    await second.settled();
    await first.end();
    await second.end();
    await expectExact();
  });

  test('two first clicks on an SMS that fails meanwhile', async () => {
    await at.database.asOwner(set(ACCEPTED));
    const one = await begin(others.click);
    await one.ran;
    const two = await begin(others.click);
    await two.settled();
    const fails = await begin(set(FAILED));
    await fails.settled();
    await Promise.all([one.end(), two.end(), fails.end()]);
    await expectExact();
  });
});
