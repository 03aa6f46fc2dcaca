import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sendCampaigns } from '../../../core/campaigns/send-campaigns.js';
import { startCampaign } from '../../../core/campaigns/start-campaign.js';
import { verifyLedger } from '../../../core/packages/verify-ledger.js';
import { systemScope, type Id, type Scope } from '../../../core/scope.js';
import { smsProvider } from '../../../core/sms/provider.js';
import type { SmsProvider } from '../../../core/sms/port.js';
import { FakeClock } from '../../support/fake-clock.js';
import { ceoOf, makeBusiness } from '../../support/make-business.js';
import { makeGuests } from '../../support/make-guests.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';
import { startTwilioStandIn, type TwilioStandIn } from '../../support/twilio-stand-in.js';

const clock = new FakeClock('2026-11-16T09:00:00Z');
let at: TestPlatform;
let twilio: TwilioStandIn;
let provider: SmsProvider;
let phones = 0;

beforeAll(async () => {
  twilio = await startTwilioStandIn({ now: () => clock.now().getTime(), faults: { callbacks: false } });
  at = await openTestPlatform({
    clock,
    config: {
      ...{ ...twilio.environment, PUBLIC_URL: 'https://t.example', SMS_RATE_PER_SECOND: '1000' },
      // So that a few dozen people are several claims.
      SMS_CONNECTIONS: '50',
    },
  });
  provider = smsProvider(at.platform);
});
afterAll(async () => {
  await twilio?.close();
  await at?.close();
});

const billed = (): number => twilio.store.report().billedSegments;
const taken = (): number => twilio.store.report().accepted;

const NAMES = ['Şule', 'Ali', 'Łukasz', 'Ηλίας', 'Екатерина', '李小龙', 'Jean-Luc'];

/** Guests in Germany: through Twilio nothing may be advertised in Turkey. */
async function cafe(guests: number, bookedSms = 10_000): Promise<Scope> {
  const { system } = await makeBusiness(at, { country: 'DE', bookedSms });
  phones += 100_000;
  await makeGuests(at.platform, system, guests, { names: NAMES, firstPhone: 4_915_112_000_000 + phones });
  return system;
}

async function schedule(scope: Scope, body = 'Hallo {name}, am Wochenende gibt es Kuchen.'): Promise<Id> {
  const ceo = await ceoOf(at);
  return ceo.db.inScope(scope, async (tx) => {
    const { id } = await tx.one<{ id: Id }>(
      `INSERT INTO campaign (business_id, kind, status, body, language, transliterate, audience, revision, scheduled_at, created_at)
       VALUES ($1, 'campaign', 'scheduled', $2, 'de', false, '{"who":"all"}', 1, $3, $3) RETURNING id`,
      [scope.businessId, body, tx.now],
    );
    await tx.sql('INSERT INTO campaign_due (business_id, campaign_id, due_at) VALUES ($1, $2, $3)', [
      scope.businessId,
      id,
      tx.now,
    ]);
    return id;
  });
}

const read = <Row>(scope: Scope, sql: string, params: unknown[] = []): Promise<Row[]> =>
  at.platform.db.inScope(scope, (tx) => tx.sql<Row>(sql, params));
const statuses = async (scope: Scope, id: Id): Promise<Record<string, number>> => {
  const rows = await read<{ status: string; count: number }>(
    scope,
    `SELECT status || coalesce(' ' || reason, '') AS status, count(*)::int FROM message WHERE campaign_id = $1 GROUP BY 1 ORDER BY 1`,
    [id],
  );
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
};
const campaignOf = async (scope: Scope, id: Id) =>
  (
    await read<{ status: string; paused_reason: string | null }>(
      scope,
      'SELECT status, paused_reason FROM campaign WHERE id = $1',
      [id],
    )
  )[0];

test('a campaign reaches everybody once, in their own name, and costs what the provider bills', async () => {
  const scope = await cafe(150);
  const before = billed();
  const id = await schedule(scope);
  await sendCampaigns(at.platform, provider);
  expect(await statuses(scope, id)).toEqual({ accepted: 150 });
  expect(await campaignOf(scope, id)).toEqual({ status: 'sent', paused_reason: null });
  const [used] = await read<{ sms: number }>(
    scope,
    `SELECT -sum(reserved)::int AS sms FROM ledger_entry WHERE kind = 'used'`,
  );
  expect(used?.sms).toBe(billed() - before);
  const { faults } = await at.platform.db.inScope(scope, (tx) => verifyLedger(scope, tx));
  expect(faults).toEqual([]);
  expect(await read(scope, 'SELECT reserved FROM ledger_balance')).toEqual([{ reserved: 0 }]);
});

test('consent withdrawn after the freeze: nothing is sent, and the reason is kept', async () => {
  const scope = await cafe(10);
  const id = await schedule(scope);
  await startCampaign(at.platform, scope, id);
  await read(scope, 'UPDATE guest SET sms_consent = false WHERE id IN (SELECT min(id) FROM guest)');
  await sendCampaigns(at.platform, provider);
  expect(await statuses(scope, id)).toEqual({ accepted: 9, 'skipped opted_out': 1 });
  expect(await read(scope, 'SELECT reserved FROM ledger_balance')).toEqual([{ reserved: 0 }]);
});

test('what the package cannot pay for is a draft again, with the reason, and nobody is frozen', async () => {
  const scope = await cafe(10, 5);
  const id = await schedule(scope);
  await sendCampaigns(at.platform, provider);
  expect(await campaignOf(scope, id)).toEqual({ status: 'draft', paused_reason: 'no_sms_left' });
  expect(await statuses(scope, id)).toEqual({});
  expect(await read(scope, 'SELECT available, reserved FROM ledger_balance')).toEqual([
    { available: 5, reserved: 0 },
  ]);
});

test('nobody gets a second campaign within a day, and is told why', async () => {
  const scope = await cafe(5);
  await schedule(scope);
  await sendCampaigns(at.platform, provider);
  const again = await schedule(scope);
  await sendCampaigns(at.platform, provider);
  expect(await statuses(scope, again)).toEqual({ 'skipped frequency_cap': 5 });
  clock.advance({ hours: 25 });
  const later = await schedule(scope);
  await sendCampaigns(at.platform, provider);
  expect(await statuses(scope, later)).toEqual({ accepted: 5 });
});

test('in quiet hours nothing leaves, and it goes on when they are over', async () => {
  const scope = await cafe(3);
  clock.set('2026-11-20T21:30:00Z');
  const id = await schedule(scope);
  await sendCampaigns(at.platform, provider);
  expect(await statuses(scope, id)).toEqual({ pending: 3 });
  const [due] = await at.platform.db.route<{ due_at: Date }>(
    'SELECT due_at FROM campaign_due WHERE business_id = $1',
    [scope.businessId],
  );
  expect(due?.due_at.toISOString()).toBe('2026-11-21T06:00:00.000Z');
  clock.set('2026-11-21T06:00:00Z');
  await sendCampaigns(at.platform, provider);
  expect(await statuses(scope, id)).toEqual({ accepted: 3 });
});

test('what was reset after the provider took it is found in its list, and not sent again', async () => {
  const scope = await cafe(100);
  const before = taken();
  const id = await schedule(scope);
  twilio.setFaults({ resetAfter: 0.2, resetBefore: 0.1, errorAfter: 0.1 });
  await sendCampaigns(at.platform, provider);
  twilio.setFaults({ resetAfter: 0, resetBefore: 0, errorAfter: 0 });
  expect((await statuses(scope, id))['claimed']).toBeGreaterThan(0);
  clock.advance({ minutes: 16 });
  await sendCampaigns(at.platform, provider);
  expect(await statuses(scope, id)).toEqual({ accepted: 100 });
  expect(taken() - before).toBe(100);
  expect(await read(scope, 'SELECT reserved FROM ledger_balance')).toEqual([{ reserved: 0 }]);
});

test('another business’s campaign is not in anybody’s reach', async () => {
  const [one, other] = [await cafe(2), await cafe(2)];
  const id = await schedule(one);
  await at.platform.db.inScope(systemScope(other.businessId), async (tx) => {
    expect(await tx.sql('SELECT FROM campaign WHERE id = $1', [id])).toEqual([]);
  });
});

test('a business suspended in mid-campaign keeps its people waiting, and goes on when it is open again', async () => {
  const scope = await cafe(5);
  const id = await schedule(scope);
  await startCampaign(at.platform, scope, id);
  const setStatus = (status: string) =>
    at.database.asOwner('UPDATE business SET status = $2 WHERE business_id = $1', [scope.businessId, status]);
  await setStatus('suspended');
  await sendCampaigns(at.platform, provider);
  expect(await statuses(scope, id)).toEqual({ pending: 5 });
  await setStatus('open');
  clock.advance({ hours: 25 });
  await sendCampaigns(at.platform, provider);
  expect(await statuses(scope, id)).toEqual({ accepted: 5 });
  // The pause between two campaigns counts from when the first went, not from when it was meant to.
  const next = await schedule(scope);
  await sendCampaigns(at.platform, provider);
  expect(await statuses(scope, next)).toEqual({ 'skipped frequency_cap': 5 });
});
