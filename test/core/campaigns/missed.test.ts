import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { deleteCampaign } from '../../../core/campaigns/delete-campaign.js';
import { editCampaign } from '../../../core/campaigns/edit-campaign.js';
import { quickSendCampaign } from '../../../core/campaigns/quick-send-campaign.js';
import { readCampaigns } from '../../../core/campaigns/read-history.js';
import { resumeCampaign } from '../../../core/campaigns/resume-campaign.js';
import { scheduleCampaign } from '../../../core/campaigns/schedule-campaign.js';
import { sendCampaigns } from '../../../core/campaigns/send-campaigns.js';
import { sendMissedCampaign } from '../../../core/campaigns/send-missed-campaign.js';
import { startCampaign } from '../../../core/campaigns/start-campaign.js';
import { readWhatNeedsDoing } from '../../../core/insights/what-needs-doing.js';
import { readBalance } from '../../../core/packages/balance.js';
import type { Id } from '../../../core/scope.js';
import type { OutgoingSms, SendResult, SmsProvider } from '../../../core/sms/port.js';
import { CAMPAIGN, openCampaignCafe, type CampaignCafe } from '../../support/campaign-cafe.js';
import { FakeClock } from '../../support/fake-clock.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';

const HOUR_MS = 3_600_000;
const clock = new FakeClock('2026-11-02T09:00:00Z');
let at: TestPlatform;
let cafe: CampaignCafe;

beforeAll(async () => {
  at = await openTestPlatform({ clock });
});
afterAll(() => at?.close());
beforeEach(async () => {
  // A Monday, at noon in Istanbul.
  clock.set(new Date(Date.parse('2026-11-02T09:00:00Z') + (weeks += 1) * 7 * 24 * HOUR_MS));
  cafe = await openCampaignCafe(at, { guests: 3 });
});
let weeks = 0;

class StandIn implements SmsProvider {
  readonly name = 'stand-in';
  readonly got: OutgoingSms[] = [];
  answer: SendResult['result'] = 'accepted';
  async send(message: OutgoingSms): Promise<SendResult> {
    this.got.push(message);
    return this.answer === 'account_refused'
      ? { result: 'account_refused', reason: 'account_unfunded' }
      : { result: 'accepted', providerId: message.reference };
  }
  async find(): Promise<{ found: 'absent' }> {
    return { found: 'absent' };
  }
}

const send = async (provider = new StandIn()) => {
  await sendCampaigns(at.platform, provider);
  return provider.got;
};
const quick = (): Promise<Id> =>
  cafe.run((tx) => quickSendCampaign(cafe.owner, tx, { draft: CAMPAIGN, requestKey: randomUUID() }));
const statusOf = async (id: Id) =>
  (
    await at.database.asOwner<{ status: string; paused_reason: string | null }>(
      'SELECT status, paused_reason FROM campaign WHERE id = $1',
      [id],
    )
  )[0];
const setBusiness = (status: string) =>
  at.database.asOwner('UPDATE business SET status = $2 WHERE business_id = $1', [cafe.id, status]);
const toDos = () => cafe.run((tx) => readWhatNeedsDoing(cafe.owner, tx));

describe('a scheduled campaign', () => {
  test.each([
    ['right at its time', 0, 3],
    ['an hour late', 1, 3],
    ['just in time', 12, 3],
    ['a second too late', 12 + 1 / 3_600, 0],
    ['a day late', 24, 0],
    ['21 days late', 21 * 24, 0],
  ])('%s', async (_name, hours, sent) => {
    const id = await quick();
    clock.advance({ ms: Math.round(hours * HOUR_MS) });
    // Quiet hours are another matter here.
    await at.database.asOwner(
      `UPDATE business SET quiet_from = '00:00', quiet_until = '00:00' WHERE business_id = $1`,
      [cafe.id],
    );
    expect(await send()).toHaveLength(sent);
    expect((await statusOf(id))!.status).toBe(sent ? 'sent' : 'missed');
  });

  test('of a business that is opened again after 21 days is missed, its owner is told, and nobody looks at it any more', async () => {
    const id = await quick();
    await setBusiness('suspended');
    expect(await send()).toEqual([]);
    expect((await statusOf(id))!.status).toBe('scheduled');
    clock.advance({ days: 21 });
    await setBusiness('open');
    expect(await send()).toEqual([]);
    expect((await statusOf(id))!.status).toBe('missed');
    expect(await toDos()).toContainEqual({ what: 'campaign_missed', campaignId: id, body: CAMPAIGN.body });
    expect(await at.database.asOwner('SELECT FROM campaign_due WHERE campaign_id = $1', [id])).toEqual([]);
    const [log] = await at.database.asOwner(
      'SELECT action, actor_role FROM activity_entry WHERE business_id = $1 ORDER BY seq DESC LIMIT 1',
      [cafe.id],
    );
    expect(log).toEqual({ action: 'campaign.miss', actor_role: 'system' });
    const balance = await cafe.run((tx) => readBalance(cafe.owner, tx));
    expect(balance.reserved).toBe(0);
  });

  test('that is late by another limit is missed by that one', async () => {
    const config = { ...at.platform.config, CAMPAIGN_LATE_HOURS: 48 };
    const id = await quick();
    clock.advance({ hours: 47 });
    expect(await startCampaign({ ...at.platform, config }, cafe.system, id)).toBe(true);
  });
});

describe('what was missed', () => {
  async function missed(): Promise<Id> {
    const id = await quick();
    clock.advance({ days: 3 });
    await send();
    expect((await statusOf(id))!.status).toBe('missed');
    return id;
  }

  test('is sent now when the owner says so, once for two clicks', async () => {
    const id = await missed();
    await cafe.run((tx) => sendMissedCampaign(cafe.owner, tx, id));
    await expect(cafe.run((tx) => sendMissedCampaign(cafe.owner, tx, id))).rejects.toMatchObject({
      code: 'campaign_changed',
    });
    expect(await send()).toHaveLength(3);
    expect((await statusOf(id))!.status).toBe('sent');
    expect(await toDos()).not.toContainEqual(expect.objectContaining({ what: 'campaign_missed' }));
  });

  test('is given another time, is changed, or is deleted', async () => {
    const [first, second, third] = [await missed(), await missed(), await missed()];
    await cafe.run((tx) =>
      scheduleCampaign(cafe.owner, tx, {
        campaignId: first,
        revision: 1,
        at: { date: '2030-01-02', time: '10:00' },
      }),
    );
    expect((await statusOf(first))!.status).toBe('scheduled');
    const edited = { ...CAMPAIGN, body: 'Yeni metin', campaignId: second, revision: 1 };
    await cafe.run((tx) => editCampaign(cafe.owner, tx, edited));
    expect((await statusOf(second))!.status).toBe('missed');
    await cafe.run((tx) => deleteCampaign(cafe.owner, tx, third));
    expect((await statusOf(third))!.status).toBe('deleted');
    expect((await cafe.run((tx) => readCampaigns(cafe.owner, tx, [second])))[0]!.status).toBe('missed');
  });

  test('is nobody’s to send but its owner’s, and not while the business is suspended', async () => {
    const id = await missed();
    await expect(
      cafe.panel.db.inScope(cafe.cashier, (tx) => sendMissedCampaign(cafe.cashier, tx, id)),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await setBusiness('suspended');
    await expect(cafe.run((tx) => sendMissedCampaign(cafe.owner, tx, id))).rejects.toMatchObject({
      code: 'business_closed',
    });
    expect((await statusOf(id))!.status).toBe('missed');
  });
});

describe('a campaign that was begun', () => {
  async function begun(): Promise<Id> {
    const id = await quick();
    await startCampaign(at.platform, cafe.system, id);
    return id;
  }

  test('goes on the next morning, and after a day without workers', async () => {
    const id = await begun();
    clock.advance({ hours: 24 });
    expect(await send()).toHaveLength(3);
    expect((await statusOf(id))!.status).toBe('sent');
  });

  test.each(['outage', 'suspension', 'refused account'])(
    'is paused after days of %s, its owner is told, and it goes on when the owner says so',
    async (what) => {
      const id = await begun();
      const refused = new StandIn();
      refused.answer = 'account_refused';
      if (what === 'suspension') await setBusiness('suspended');
      for (let day = 0; day < 4; day += 1) {
        if (what !== 'outage') await send(refused);
        clock.advance({ days: 1 });
      }
      await setBusiness('open');
      const held = await cafe.run((tx) => readBalance(cafe.owner, tx));
      expect(await send()).toEqual([]);
      expect(await statusOf(id)).toEqual({ status: 'paused', paused_reason: 'stood_still' });
      expect(await toDos()).toContainEqual(
        expect.objectContaining({ what: 'campaign_stopped', campaignId: id, reason: 'stood_still' }),
      );
      expect(await cafe.run((tx) => readBalance(cafe.owner, tx))).toEqual(held);
      await cafe.run((tx) => resumeCampaign(cafe.owner, tx, id));
      clock.advance({ minutes: 10 });
      expect(await send()).toHaveLength(3);
      expect((await statusOf(id))!.status).toBe('sent');
    },
  );
});

describe('what a provider may deliver', () => {
  /** That time of the café's day, in UTC; 24 hours and more are on the next one. */
  const on = (hours: number, minutes = 0, seconds = 0) => {
    const day = new Date(clock.now()).setUTCHours(0, 0, 0, 0);
    return new Date(day + hours * HOUR_MS + minutes * 60_000 + seconds * 1_000);
  };
  const setQuiet = (from: string, until: string) =>
    at.database.asOwner('UPDATE business SET quiet_from = $2, quiet_until = $3 WHERE business_id = $1', [
      cafe.id,
      from,
      until,
    ]);

  // Istanbul is three hours ahead.
  test.each<[number, string, string, [number, number] | null]>([
    [9, '21:00', '09:00', [18, 0]],
    [17, '20:30', '08:00', [17, 30]],
    [10, '13:05', '13:30', [10, 5]],
    [9, '00:00', '00:00', null],
  ])('at %d o’clock is good until the quiet hours from %s to %s begin', async (hour, from, until, end) => {
    clock.set(on(hour));
    await setQuiet(from, until);
    await quick();
    const expires = end && on(...end);
    expect((await send()).map(({ expiresAt }) => expiresAt)).toEqual([expires, expires, expires]);
  });

  test('in the last minute before the quiet hours nothing is claimed: it goes in the morning', async () => {
    clock.set(on(17, 59, 30));
    await setQuiet('21:00', '09:00');
    const id = await quick();
    expect(await send()).toEqual([]);
    const [due] = await at.database.asOwner<{ due_at: Date }>(
      'SELECT due_at FROM campaign_due WHERE campaign_id = $1',
      [id],
    );
    expect(due!.due_at).toEqual(on(24 + 6));
  });
});
