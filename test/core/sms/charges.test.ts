import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { quickSendCampaign } from '../../../core/campaigns/quick-send-campaign.js';
import { sendCampaigns } from '../../../core/campaigns/send-campaigns.js';
import { sendTest } from '../../../core/campaigns/send-test.js';
import { verifyLedger } from '../../../core/packages/verify-ledger.js';
import type { SendResult, SmsProvider } from '../../../core/sms/port.js';
import { sandboxProvider } from '../../../core/sms/sandbox.js';
import { sendDue } from '../../../core/sms/send-due.js';
import { CAMPAIGN, openCampaignCafe, type CampaignCafe } from '../../support/campaign-cafe.js';
import { FakeClock } from '../../support/fake-clock.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';

const clock = new FakeClock();
let at: TestPlatform;

beforeAll(async () => {
  at = await openTestPlatform({ clock, config: { SMS_SUFFIX_UNITS: '5', PUBLIC_URL: 'https://t.example' } });
});
afterAll(() => at?.close());

/** Says of each message that it bills so many segments; null, as a Messaging Service: it does not know yet. */
class StandIn implements SmsProvider {
  readonly name = 'stand-in';
  bodies: string[] = [];
  constructor(private readonly segments: number | null) {}
  async send({ reference, body }: { reference: string; body: string }): Promise<SendResult> {
    this.bodies.push(body);
    return { result: 'accepted', providerId: reference, segments: this.segments };
  }
  async find(): Promise<{ found: 'unknown' }> {
    return { found: 'unknown' };
  }
}

async function booked(cafe: CampaignCafe) {
  const [sums] = await at.database.asOwner(
    `SELECT -coalesce(sum(reserved + available) FILTER (WHERE kind = 'used'), 0)::int AS used,
       coalesce(sum(reserved) FILTER (WHERE kind = 'reserved'), 0)::int AS reserved
     FROM ledger_entry WHERE business_id = $1`,
    [cafe.id],
  );
  const { faults } = await at.platform.db.inScope(cafe.system, (tx) => verifyLedger(cafe.system, tx));
  expect(faults).toEqual([]);
  const balance = await at.database.asOwner('SELECT reserved FROM ledger_balance WHERE business_id = $1', [
    cafe.id,
  ]);
  expect(balance).toEqual([{ reserved: 0 }]);
  return sums;
}

const ENDING = `\nCikmak icin: https://t.example/optout/${'X'.repeat(10)}`.length;

test.each([
  // Units of the whole text without the carrier's five, what the provider says, what is reserved and what is charged.
  [155, null, 1, 1],
  [156, null, 2, 2],
  [158, null, 2, 2],
  [160, null, 2, 2],
  [301, null, 2, 2],
  [302, null, 3, 3],
  [158, 1, 2, 1],
  [158, 2, 2, 2],
  [158, 3, 2, 3],
])(
  '%d units, of which the provider says %s: reserves %d and charges %d',
  async (units, said, reserved, used) => {
    const cafe = await openCampaignCafe(at, { guests: 1 });
    const body = 'k'.repeat(units - ENDING);
    await cafe.run((tx) =>
      quickSendCampaign(cafe.owner, tx, { draft: { ...CAMPAIGN, body }, requestKey: randomUUID() }),
    );
    const provider = new StandIn(said);
    await sendCampaigns(at.platform, provider);
    expect(provider.bodies.map((text) => text.length)).toEqual([units]);
    expect(await booked(cafe)).toEqual({ reserved, used });
  },
);

test('a test to oneself and the sandbox count what the carrier adds too', async () => {
  const cafe = await openCampaignCafe(at, { guests: 1 });
  const ending = '\nCikmak icin: https://t.example/optout'.length;
  const test = { phone: '0532 123 45 67', language: 'tr' as const, transliterate: false };
  await cafe.run((tx) => sendTest(cafe.owner, tx, at.config, { ...test, body: 'k'.repeat(158 - ending) }));
  await sendDue(at.platform, sandboxProvider(at.platform), 'messages');
  expect(await booked(cafe)).toEqual({ reserved: 2, used: 2 });
});
