import { afterAll, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { cancelCampaign } from '../../../core/campaigns/cancel-campaign.js';
import { claimRecipients, type Claim } from '../../../core/campaigns/claim-recipients.js';
import { sendCampaigns } from '../../../core/campaigns/send-campaigns.js';
import { CLAIM_SIZE, sendNext } from '../../../core/campaigns/send-next.js';
import { startCampaign } from '../../../core/campaigns/start-campaign.js';
import { aesGcm } from '../../../core/crypto/cipher.js';
import type { Tx } from '../../../core/db/tx.js';
import { CampaignSockets } from '../../../core/sms/campaign-sockets.js';
import { dispatch } from '../../../core/sms/dispatch.js';
import type { OutgoingSms, SendResult, SmsProvider } from '../../../core/sms/port.js';
import { prepareCampaign, type Prepared } from '../../faults/sending/prepare-campaign.js';
import { ceoOf, makeStaff } from '../../support/make-business.js';
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
  constructor(private readonly onSend: (count: number) => unknown = () => undefined) {}
  async send(message: OutgoingSms): Promise<SendResult> {
    this.got.push(message);
    await this.onSend(this.got.length);
    return { result: 'accepted', providerId: `id-${message.messageId}` };
  }
  find = async () => ({ found: 'unknown' }) as const;
}

async function started(guests: number): Promise<Prepared> {
  const prepared = await prepareCampaign(at, guests, { body: 'Hallo {name}' });
  await startCampaign(at.platform, prepared.scope, prepared.campaignId);
  return prepared;
}

async function claimAll({ scope, campaignId }: Prepared): Promise<Extract<Claim, { messages: unknown }>> {
  const claim = await claimRecipients(at.platform, scope, campaignId, CLAIM_SIZE);
  if ('notBefore' in claim) throw new Error('nothing may go now');
  return claim;
}

/** Gives up after a while, so that what never comes fails and does not hang. */
async function untilTrue(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await holds()); tries += 1) {
    if (tries === 1_000) throw new Error('it never came');
    await pause(5);
  }
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

test('a worker that stops finishes what has a socket, and puts back the rest', async () => {
  const campaign = await started(20);
  const stop = new AbortController();
  const held: (() => void)[] = [];
  const stopped = new Taking(async (count) => {
    if (count === 3) stop.abort();
    await new Promise<void>((resolve) => held.push(resolve));
  });
  const sending = { signal: stop.signal, campaignSockets: new CampaignSockets(3) };
  const sent = sendCampaigns(at.platform, stopped, sending);
  await untilTrue(() => held.length === 3);
  held.forEach((release) => release());
  await sent;
  expect(await statuses(campaign)).toEqual({ accepted: 3, pending: 17 });
  const next = new Taking();
  await sendCampaigns(at.platform, next);
  expect(await statuses(campaign)).toEqual({ accepted: 20 });
  const all = [...stopped.got, ...next.got].map(({ to }) => to);
  expect([all.length, new Set(all).size]).toEqual([20, 20]);
});

test('what is put back of a campaign that was cancelled meanwhile is left out, and nothing stays held', async () => {
  const campaign = await started(4);
  const { scope, campaignId } = campaign;
  const { messages } = await claimAll(campaign);
  const owner = await makeStaff(at, scope.businessId, 'owner');
  const ceo = await ceoOf(at);
  await ceo.db.inScope(owner, (tx) => cancelCampaign(owner, tx, campaignId));
  await dispatch(at.platform, new Taking(), scope, messages, { signal: AbortSignal.abort() });
  await sendCampaigns(at.platform, new Taking());
  expect(await statuses(campaign)).toEqual({ skipped: 4 });
  const balance = (tx: Tx) => tx.sql('SELECT reserved FROM ledger_balance');
  expect(await at.platform.db.inScope(scope, balance)).toEqual([{ reserved: 0 }]);
});

test('what is put back once nobody else is left does not wait until the provider must know', async () => {
  const campaign = await started(3);
  const { messages } = await claimAll(campaign);
  await sendCampaigns(at.platform, new Taking());
  expect((await dueAt(campaign))!.getTime()).toBeGreaterThan(clock.now().getTime() + 60_000);
  const look = jest.spyOn(at.platform.queue, 'lookNow');
  await dispatch(at.platform, new Taking(), campaign.scope, messages, { signal: AbortSignal.abort() });
  expect(look).toHaveBeenCalledWith('campaigns');
  look.mockRestore();
  expect(await statuses(campaign)).toEqual({ pending: 3 });
  expect((await dueAt(campaign))!.getTime()).toBeLessThanOrEqual(clock.now().getTime());
});

test('nor does it where a campaign is about to be ended by who has not seen it', async () => {
  const campaign = await started(3);
  const { messages } = await claimAll(campaign);
  const ending = new pg.Client(at.database.ownerUrl);
  await ending.connect();
  try {
    await ending.query('BEGIN');
    await ending.query('SELECT FROM campaign WHERE id = $1 FOR UPDATE', [campaign.campaignId]);
    const stopped = { signal: AbortSignal.abort() };
    const back = dispatch(at.platform, new Taking(), campaign.scope, messages, stopped);
    await untilTrue(
      async () =>
        (await at.database.asOwner(`SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock'`)).length > 0,
    );
    const later = new Date(clock.now().getTime() + 900_000);
    await ending.query(`UPDATE campaign_due SET due_at = $2 WHERE campaign_id = $1`, [
      campaign.campaignId,
      later,
    ]);
    await ending.query('COMMIT');
    await back;
  } finally {
    await ending.end();
  }
  expect((await dueAt(campaign))!.getTime()).toBeLessThanOrEqual(clock.now().getTime());
}, 20_000);
