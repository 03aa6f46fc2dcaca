import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { claimRecipients, type Claim } from '../../../core/campaigns/claim-recipients.js';
import { sendCampaigns } from '../../../core/campaigns/send-campaigns.js';
import { CLAIM_SIZE, sendNext } from '../../../core/campaigns/send-next.js';
import { startCampaign } from '../../../core/campaigns/start-campaign.js';
import { aesGcm } from '../../../core/crypto/cipher.js';
import { CampaignSockets } from '../../../core/sms/campaign-sockets.js';
import { dispatch } from '../../../core/sms/dispatch.js';
import type { OutgoingSms, SendResult, SmsProvider } from '../../../core/sms/port.js';
import { prepareCampaign, type Prepared } from '../../faults/sending/prepare-campaign.js';
import { FakeClock } from '../../support/fake-clock.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';

const clock = new FakeClock('2026-11-16T09:00:00Z');
let at: TestPlatform;

beforeAll(async () => {
  const config = {
    ...{ SMS_PROVIDER: 'sandbox', PUBLIC_URL: 'https://t.example' },
    SMS_RATE_PER_SECOND: '10000',
  };
  at = await openTestPlatform({ clock, config });
});
afterAll(() => at?.close());
// What a test left would have its turn in the next.
beforeEach(() => at.database.asOwner('DELETE FROM campaign_due'));

/** Takes everything, and calls back for each. */
class Taking implements SmsProvider {
  readonly name = 'taking';
  readonly got: OutgoingSms[] = [];
  constructor(private readonly onSend: (count: number) => void = () => undefined) {}
  async send(message: OutgoingSms): Promise<SendResult> {
    this.got.push(message);
    this.onSend(this.got.length);
    return { result: 'accepted', providerId: `id-${message.messageId}` };
  }
  find = async () => ({ found: 'unknown' }) as const;
}

async function started(guests: number): Promise<Prepared> {
  const prepared = await prepareCampaign(at, guests, { body: 'Hallo {name}' });
  await startCampaign(at.platform, prepared.scope, prepared.campaignId);
  return prepared;
}

async function statuses({ scope }: Prepared): Promise<Record<string, number>> {
  const rows = await at.platform.db.inScope(scope, (tx) =>
    tx.sql<{ status: string; count: number }>(
      'SELECT status, count(*)::int FROM message GROUP BY 1 ORDER BY 1',
    ),
  );
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
}

const dueAt = async ({ scope }: Prepared): Promise<Date | undefined> => {
  const [due] = await at.platform.db.route<{ due_at: Date }>(
    'SELECT due_at FROM campaign_due WHERE business_id = $1',
    [scope.businessId],
  );
  return due?.due_at;
};

test.each([
  ['as there are sockets', 5, 12, 5],
  ['as one claim may hold', 1_000, CLAIM_SIZE + 20, CLAIM_SIZE],
])('a claim takes no more than %s', async (_name, SMS_CONNECTIONS, guests, claimed) => {
  const campaign = await started(guests);
  const platform = { ...at.platform, config: { ...at.platform.config, SMS_CONNECTIONS } };
  await sendNext(platform, new Taking(), campaign);
  expect(await statuses(campaign)).toEqual({ accepted: claimed, pending: guests - claimed });
});

test('a claim that cannot be sealed claims nobody and leaves nobody out', async () => {
  const campaign = await started(60);
  let sealed = 0;
  const failing = await at.openAnother({
    clock,
    cipher: {
      ...aesGcm,
      encrypt(key, plain, context) {
        if (context.endsWith('message.body') && (sealed += 1) === 40)
          throw new Error('out of random numbers');
        return aesGcm.encrypt(key, plain, context);
      },
    },
  });
  await expect(claimRecipients(failing, campaign.scope, campaign.campaignId, CLAIM_SIZE)).rejects.toThrow(
    'out of random numbers',
  );
  expect(await statuses(campaign)).toEqual({ pending: 60 });
});

test('a worker that stops sends what has a socket, and puts back the rest to be looked at at once', async () => {
  const campaign = await started(20);
  const stop = new AbortController();
  const stopped = new Taking((count) => count === 3 && stop.abort());
  const sending = { signal: stop.signal, campaignSockets: new CampaignSockets(3) };
  await sendCampaigns(at.platform, stopped, sending);
  expect(await statuses(campaign)).toEqual({ accepted: 3, pending: 17 });
  expect((await dueAt(campaign))!.getTime()).toBeLessThanOrEqual(clock.now().getTime());
  const next = new Taking();
  await sendCampaigns(at.platform, next);
  expect(await statuses(campaign)).toEqual({ accepted: 20 });
  expect(new Set([...stopped.got, ...next.got].map(({ to }) => to)).size).toBe(20);
});

test('what is put back once nobody else is left does not wait until the provider must know', async () => {
  const campaign = await started(3);
  const { scope, campaignId } = campaign;
  const claim = await claimRecipients(at.platform, scope, campaignId, 10);
  await sendCampaigns(at.platform, new Taking());
  expect((await dueAt(campaign))!.getTime()).toBeGreaterThan(clock.now().getTime() + 60_000);
  const stopped = { signal: AbortSignal.abort(), campaignSockets: new CampaignSockets(1) };
  const { messages } = claim as Extract<Claim, { messages: unknown }>;
  await dispatch(at.platform, new Taking(), scope, messages, stopped);
  expect(await statuses(campaign)).toEqual({ pending: 3 });
  expect((await dueAt(campaign))!.getTime()).toBeLessThanOrEqual(clock.now().getTime());
});
