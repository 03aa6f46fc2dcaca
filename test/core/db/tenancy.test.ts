import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { parseLogo, writeLogo } from '../../../core/businesses/logo.js';
import { draftCampaign } from '../../../core/campaigns/draft-campaign.js';
import { issueCoupon } from '../../../core/gifts/issue-coupon.js';
import { rollUp } from '../../../core/insights/rollups/keep-rollups.js';
import { redeemCoupon } from '../../../core/gifts/redeem-coupon.js';
import { bookPackage } from '../../../core/packages/book-package.js';
import { countClick } from '../../../core/links/follow-link.js';
import { saveReminder } from '../../../core/reminders/save-reminder.js';
import { askReview } from '../../../core/reviews/review.js';
import { recordScan } from '../../../core/scans/record-scan.js';
import { guestScope, systemScope, type Id } from '../../../core/scope.js';
import { queueMessage } from '../../../core/sms/queue-message.js';
import { CAMPAIGN } from '../../support/campaign-cafe.js';
import { enrol } from '../../support/enrol.js';
import { ceoOf, makeBusiness, makeStaff } from '../../support/make-business.js';
import { REMINDER } from '../../support/reminder-cafe.js';
import { PACKAGE } from '../../support/sms-package.js';
import { recordClick } from '../../../core/social/record-click.js';
import { picture } from '../../support/picture.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';

/** What is found before a business is known. A table that is neither here nor under row-level security fails the first test. */
const ROUTING = [
  'account',
  'account_link',
  'account_recovery_code',
  'anchor_day',
  'business_slug',
  'campaign_due',
  'code_request',
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
  'schema_migration',
  'sender_pace',
  'short_link',
];

const VIEWS = ['fact', 'cohort_fact', 'campaign_fact', 'gift_fact'];

/** Of people across businesses: only its owner's functions touch it. */
const NOBODYS = ['elsewhere_figure', 'presence'];

let at: TestPlatform;
let a: Id;
let b: Id;
let app: pg.Client;
let tenantTables: string[];

beforeAll(async () => {
  at = await openTestPlatform();
  [a, b] = [(await makeBusiness(at)).id, (await makeBusiness(at)).id];
  await liveThrough(a, '+905321234567');
  await liveThrough(b, '+905321234568');
  app = new pg.Client(at.database.appUrl);
  await app.connect();
  const tables = await at.database.asOwner<{ name: string }>(
    `SELECT relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE nspname = 'public' AND relkind IN ('r', 'p')`,
  );
  tenantTables = tables.map(({ name }) => name).filter((name) => ![...ROUTING, ...NOBODYS].includes(name));
});

afterAll(async () => {
  await app?.end();
  await at?.close();
});

/** At least one row in every tenant table. */
async function liveThrough(businessId: Id, phone: string): Promise<void> {
  const { platform } = at;
  const system = systemScope(businessId);
  const ceo = await ceoOf(at);
  const campaign = await ceo.db.inScope(system, (tx) => draftCampaign(system, tx, CAMPAIGN));
  await ceo.db.inScope(system, (tx) => bookPackage(system, tx, PACKAGE));
  await ceo.db.inScope(system, (tx) => saveReminder(system, tx, { kind: 'no_sms', version: 0, ...REMINDER }));
  const { guestId, conversationId } = await enrol(platform, businessId, { phone });
  await rollUp(system, platform);
  const guest = guestScope(businessId);
  const coupon = await platform.db.inScope(guest, async (tx) => {
    await recordScan(guest, tx, { device: 'a device', source: 'qr' });
    await tx.sql(
      `INSERT INTO reminded (business_id, kind, guest_id, day) VALUES ($1, 'no_sms', $2, '2026-10-01')`,
      [businessId, guestId],
    );
    await recordClick(guest, tx, { network: 'x', address: '192.0.2.1', agent: 'a phone' });
    await askReview(guest, tx, { conversationId, guestId });
    const messageId = await queueMessage(guest, tx, {
      purpose: 'reply',
      payer: 'package',
      to: phone,
      language: 'tr',
      guestId,
      body: 'K7QF-29XM',
    });
    await countClick(guest, tx, { messageId: messageId!, address: '10.0.0.1', agent: 'a phone' });
    await tx.sql(
      `INSERT INTO message (business_id, purpose, payer, channel, guest_id, language, status, created_at, campaign_id)
       VALUES ($1, 'campaign', 'package', 'sms', $2, 'tr', 'pending', $3, $4)`,
      [businessId, guestId, tx.now, campaign.id],
    );
    await tx.sql(
      `INSERT INTO chat_message (business_id, conversation_id, seq, from_guest, body_sealed, at) VALUES ($1, $2, 1, true, $3, $4)`,
      [businessId, conversationId, tx.keys.seal('chat.body', '{}'), tx.now],
    );
    await tx.sql(`INSERT INTO visit (business_id, guest_id, day, at) VALUES ($1, $2, '2026-01-01', $3)`, [
      ...[businessId, guestId, tx.now],
    ]);
    return issueCoupon(guest, tx, guestId);
  });
  await ceo.db.inScope(system, (tx) => writeLogo(system, tx, parseLogo(picture())));
  const cashier = await makeStaff(at, businessId);
  await platform.db.inScope(cashier, (tx) => redeemCoupon(cashier, tx, coupon.code));
}

/** Runs as the app's role and in A's scope, and undoes it: rows and count, or Postgres' refusal. */
async function asA(
  sql: string,
  scope: Id | null = a,
): Promise<{ rows: unknown[]; count: number } | 'refused'> {
  await app.query('BEGIN');
  try {
    if (scope) await app.query(`SELECT set_config('app.business_id', $1, true)`, [scope]);
    const { rows, rowCount } = await app.query(sql);
    return { rows, count: rowCount ?? 0 };
  } catch (error) {
    const { code } = error as { code?: string };
    // 42501: no right, or a row that the policy does not let in; 23xxx: a key that leads nowhere from here.
    if (code === '42501' || code?.startsWith('23')) return 'refused';
    throw error;
  } finally {
    await app.query('ROLLBACK');
  }
}

test('every table is protected by forced row-level security or is a routing table', async () => {
  const open = await at.database.asOwner<{ name: string }>(
    `SELECT relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE nspname = 'public' AND relkind IN ('r', 'p') AND NOT (relrowsecurity AND relforcerowsecurity)`,
  );
  expect(open.map(({ name }) => name).sort()).toEqual([...ROUTING, ...NOBODYS].sort());
});

test('the processes’ roles own nothing, bypass nothing and cannot become another', async () => {
  const [me] = await at.database.asOwner<{ role: string }>('SELECT $1 AS role', [
    new URL(at.database.appUrl).username,
  ]);
  const [row] = await at.database.asOwner<Record<string, unknown>>(
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
  const ceo = new pg.Client(at.database.ceoUrl);
  await ceo.connect();
  try {
    for (const table of NOBODYS) {
      for (const sql of [
        `SELECT count(*) FROM ${table}`,
        `INSERT INTO ${table} (business_id) VALUES (${a})`,
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
  test('each table, and each view of them, has rows of A to be seen, and none of B', async () => {
    for (const table of [...tenantTables, ...VIEWS]) {
      const own = await asA(`SELECT business_id FROM ${table}`);
      expect([
        table,
        own === 'refused' ? own : new Set(own.rows.map((row) => (row as { business_id: Id }).business_id)),
      ]).toEqual([table, new Set([a])]);
      expect([table, await asA(`SELECT count(*)::int AS n FROM ${table} WHERE business_id = ${b}`)]).toEqual([
        table,
        { rows: [{ n: 0 }], count: 1 },
      ]);
    }
  });

  test('no row of B is changed, moved or removed', async () => {
    for (const table of tenantTables) {
      for (const sql of [
        `UPDATE ${table} SET business_id = business_id WHERE business_id = ${b}`,
        `DELETE FROM ${table} WHERE business_id = ${b}`,
        `UPDATE ${table} SET business_id = ${a} WHERE business_id = ${b}`,
      ]) {
        const answer = await asA(sql);
        expect([sql, answer === 'refused' ? 0 : answer.count]).toEqual([sql, 0]);
      }
      const given = await asA(`UPDATE ${table} SET business_id = ${b} WHERE business_id = ${a}`);
      expect([table, given]).toEqual([table, 'refused']);
    }
  });

  test('no row is written into B: not even a copy of what A could see', async () => {
    for (const table of tenantTables) {
      const columns = await at.database.asOwner<{ name: string }>(
        `SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1 AND column_name <> 'business_id'`,
        [table],
      );
      const list = columns.map(({ name }) => `"${name}"`).join(', ');
      const copy = `INSERT INTO ${table} (business_id, ${list}) SELECT ${b}, ${list} FROM ${table} WHERE business_id = ${a} LIMIT 1`;
      expect([table, await asA(copy)]).toEqual([table, 'refused']);
    }
  });

  test('without a scope there is nothing at all', async () => {
    for (const table of [...tenantTables, ...VIEWS]) {
      expect([table, await asA(`SELECT count(*)::int AS n FROM ${table}`, null)]).toEqual([
        table,
        { rows: [{ n: 0 }], count: 1 },
      ]);
    }
  });

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
    await at.platform.db.inScope(guestScope(a), (tx) => tx.sql('SELECT 1'));
    expect(await at.platform.db.route('SELECT business_id FROM guest')).toEqual([]);
  });
});
