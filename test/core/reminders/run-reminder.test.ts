import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { listCampaigns } from '../../../core/campaigns/read-history.js';
import { quickSendCampaign } from '../../../core/campaigns/quick-send-campaign.js';
import { sendCampaigns } from '../../../core/campaigns/send-campaigns.js';
import { withdrawConsent } from '../../../core/guests/withdraw-consent.js';
import { adjustPackage } from '../../../core/packages/adjust-package.js';
import { readBalance } from '../../../core/packages/balance.js';
import { verifyLedger } from '../../../core/packages/verify-ledger.js';
import { readReminder } from '../../../core/reminders/read-reminders.js';
import { restText } from '../../../core/reminders/rest-reason.js';
import { runDueReminders } from '../../../core/reminders/run-due-reminders.js';
import { runReminder } from '../../../core/reminders/run-reminder.js';
import { guestScope } from '../../../core/scope.js';
import { sandboxProvider } from '../../../core/sms/sandbox.js';
import { CAMPAIGN, OFFER } from '../../support/campaign-cafe.js';
import { FakeClock } from '../../support/fake-clock.js';
import { openReminderCafe } from '../../support/reminder-cafe.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';

const clock = new FakeClock('2026-10-01T05:00:00Z');
let at: TestPlatform;

beforeAll(async () => {
  at = await openTestPlatform({ clock });
});
afterAll(() => at?.close());

/** Each test on days of its own: time does not run back. */
let month = 0;
const dayOne = (): ((day: number, time?: string) => string) => {
  month += 1;
  const first = new Date(Date.UTC(2026, 9 + month, 1));
  const on = (day: number, time = '05:00:00Z') =>
    `${new Date(first.getTime() + (day - 1) * 86_400_000).toISOString().slice(0, 10)}T${time}`;
  clock.set(on(1));
  return on;
};
const local = (moment: string): string => moment.slice(0, 10);

describe('who is reminded', () => {
  test('who was not here for so many days, and not who came meanwhile', async () => {
    const on = dayOne();
    const cafe = await openReminderCafe(at, clock);
    const [away] = await cafe.guests(1, on(-7));
    const [here] = await cafe.guests(1, on(-3));
    await cafe.save('no_visit');
    await cafe.live(on(2));
    expect(await cafe.remindedOn(away!)).toEqual([local(on(1))]);
    expect(await cafe.remindedOn(here!)).toEqual([]);
  });

  test('who had no SMS for so many days: a campaign counts, one that failed does not', async () => {
    const on = dayOne();
    const cafe = await openReminderCafe(at, clock);
    const [written, failed] = await cafe.guests(2, on(-30));
    const [fresh] = await cafe.guests(1, on(-2));
    await cafe.run((tx) => quickSendCampaign(cafe.owner, tx, { draft: CAMPAIGN, requestKey: 'campaign-1' }));
    await sendCampaigns(at.platform, sandboxProvider(at.platform));
    await at.database.asOwner(`UPDATE message SET status = 'failed' WHERE guest_id = $1`, [failed]);
    await at.database.asOwner(`UPDATE message SET status = 'failed' WHERE guest_id = $1`, [fresh]);
    await cafe.save('no_sms');
    await cafe.live(on(9));
    expect(await cafe.remindedOn(failed!)).toEqual([local(on(1)), local(on(8))]);
    expect(await cafe.remindedOn(written!)).toEqual([local(on(8))]);
    expect(await cafe.remindedOn(fresh!)).toEqual([local(on(5))]);
  });

  test('nobody who never agreed, who withdrew after the freeze, or whose data is erased', async () => {
    const on = dayOne();
    const cafe = await openReminderCafe(at, clock);
    const [refused] = await cafe.guests(1, on(-30), false);
    const [stays, leaves, erased] = await cafe.guests(3, on(-30));
    await at.database.asOwner(`UPDATE guest SET erased_at = now(), phone_sealed = NULL WHERE id = $1`, [
      erased,
    ]);
    await cafe.save('no_visit');
    clock.set(on(1, '07:00:00Z'));
    await runDueReminders(at.platform);
    const guest = guestScope(cafe.id);
    await at.platform.db.inScope(guest, (tx) => withdrawConsent(guest, tx, leaves!, { channel: 'web' }));
    await cafe.live(on(3));
    expect(await cafe.remindedOn(stays!)).toEqual([local(on(1))]);
    for (const one of [refused!, leaves!, erased!]) expect(await cafe.remindedOn(one)).toEqual([]);
    expect((await cafe.reminders()).map(({ reason }) => reason)).toEqual([null, 'opted_out']);
  });

  test('no more a day than its most; the others on the days after, none of them twice', async () => {
    const on = dayOne();
    const cafe = await openReminderCafe(at, clock);
    const guests = await cafe.guests(5, on(-30));
    await cafe.save('no_visit', { mostADay: 2 });
    await cafe.live(on(8));
    const days = await Promise.all(guests.map(cafe.remindedOn));
    expect(days.flat().sort()).toEqual([1, 1, 2, 2, 3].map((day) => local(on(day))));
    expect(days.every((one) => one.length === 1)).toBe(true);
  });

  test('nobody is held off for ever by a day’s most that is too small for a window', async () => {
    const on = dayOne();
    const cafe = await openReminderCafe(at, clock);
    const guests = await cafe.guests(9, on(-30));
    await cafe.save('no_visit', { mostADay: 1 });
    await cafe.live(on(10), 180);
    const days = await Promise.all(guests.map(cafe.remindedOn));
    expect(days.map((one) => one.length)).toEqual(guests.map(() => 1));
  });

  test('nobody who had a campaign within the pause that the business keeps', async () => {
    const on = dayOne();
    const cafe = await openReminderCafe(at, clock, { pauseHours: 48 });
    const [guest] = await cafe.guests(1, on(-30));
    await cafe.run((tx) => quickSendCampaign(cafe.owner, tx, { draft: CAMPAIGN, requestKey: 'campaign-1' }));
    await cafe.save('no_visit');
    await cafe.live(on(4));
    expect(await cafe.remindedOn(guest!)).toEqual([local(on(3))]);
  });
});

describe('the run of a day', () => {
  test('is one campaign, of however many workers that look at once', async () => {
    const on = dayOne();
    const cafe = await openReminderCafe(at, clock);
    await cafe.guests(10, on(-30));
    await cafe.save('no_visit');
    const another = await at.openAnother();
    clock.set(on(1, '07:00:00Z'));
    await Promise.all(
      [at.platform, another, at.platform, another].map((one) => runReminder(one, cafe.system, 'no_visit')),
    );
    expect(await cafe.reminders()).toHaveLength(10);
    // Switched off and on again, it still had its run of that day.
    await at.database.asOwner('UPDATE reminder_due SET due_at = $2 WHERE business_id = $1', [
      cafe.id,
      clock.now(),
    ]);
    await cafe.guests(1, on(-30));
    await runDueReminders(at.platform);
    expect(await cafe.run((tx) => listCampaigns(cafe.owner, tx))).toEqual([
      expect.objectContaining({
        kind: 'reminder',
        status: 'sending',
        recipients: 10,
        body: 'Merhaba {name}, sizi özledik.',
      }),
    ]);
  });

  test('waits for the end of the quiet hours, and then for who is due by then', async () => {
    const on = dayOne();
    const cafe = await openReminderCafe(at, clock, { quiet: ['21:00', '09:00'] });
    const [guest] = await cafe.guests(1, on(-30));
    await cafe.save('no_visit', { sendAt: '22:00' });
    await cafe.live(on(3));
    expect((await cafe.reminders()).map((one) => [one.guest_id, one.at.toISOString().slice(0, 16)])).toEqual([
      [guest, on(1, '06:00')],
    ]);
  });

  test('that was missed until the quiet hours chooses nobody before they end', async () => {
    const on = dayOne();
    const cafe = await openReminderCafe(at, clock, { quiet: ['21:00', '09:00'] });
    await cafe.guests(1, on(-30));
    await cafe.save('no_visit');
    clock.set(on(1, '19:00:00Z'));
    await runDueReminders(at.platform);
    expect(await cafe.reminders()).toEqual([]);
    expect((await cafe.run((tx) => readReminder(cafe.owner, tx, 'no_visit')))?.dueAt).toEqual(
      new Date(on(2, '06:00:00Z')),
    );
  });

  test('makes no campaign when nobody is due', async () => {
    const on = dayOne();
    const cafe = await openReminderCafe(at, clock);
    await cafe.save('no_visit');
    await cafe.live(on(3));
    expect(await cafe.run((tx) => listCampaigns(cafe.owner, tx))).toEqual([]);
  });

  test('gives a code of its own to each, and in the next window another', async () => {
    const on = dayOne();
    const cafe = await openReminderCafe(at, clock);
    const [guest] = await cafe.guests(1, on(-30));
    await cafe.save('no_visit', { body: 'Sizi özledik: {code}', offer: OFFER });
    await cafe.live(on(9));
    const coupons = await at.database.asOwner<{ gift_id: string }>(
      'SELECT gift_id FROM coupon WHERE business_id = $1 AND guest_id = $2',
      [cafe.id, guest],
    );
    expect(new Set(coupons.map(({ gift_id }) => gift_id)).size).toBe(2);
  });
});

describe('a reminder that rests', () => {
  test('on an empty package loses nobody, says why, and goes on when there is enough', async () => {
    const on = dayOne();
    const cafe = await openReminderCafe(at, clock, { bookedSms: 3 });
    const guests = await cafe.guests(4, on(-30));
    await cafe.save('no_visit');
    await cafe.live(on(3));
    const stored = await cafe.run((tx) => readReminder(cafe.owner, tx, 'no_visit'));
    expect(stored).toMatchObject({ restsBecause: 'no_sms_left', dueAt: new Date(on(3, '07:00:00Z')) });
    expect(restText('en', stored!.restsBecause!)).toContain('used up');
    expect(await cafe.reminders()).toEqual([]);
    expect(await cafe.run((tx) => readBalance(cafe.owner, tx))).toEqual({ available: 3, reserved: 0 });
    await cafe.panel.db.inScope(cafe.system, (tx) =>
      adjustPackage(cafe.system, tx, { bookedSms: 20 }, 'more'),
    );
    await cafe.live(on(4));
    for (const guest of guests) expect(await cafe.remindedOn(guest)).toEqual([local(on(3))]);
    expect(await cafe.run((tx) => readReminder(cafe.owner, tx, 'no_visit'))).toMatchObject({
      restsBecause: null,
    });
    expect((await cafe.run((tx) => verifyLedger(cafe.owner, tx))).faults).toEqual([]);
  });

  test('while its business is not open says so', async () => {
    const on = dayOne();
    const cafe = await openReminderCafe(at, clock);
    await cafe.guests(1, on(-30));
    await cafe.save('no_visit');
    await at.database.asOwner(`UPDATE business SET status = 'suspended' WHERE business_id = $1`, [cafe.id]);
    await cafe.live(on(2));
    expect(await cafe.reminders()).toEqual([]);
    expect(await cafe.run((tx) => readReminder(cafe.owner, tx, 'no_visit'))).toMatchObject({
      restsBecause: 'business_not_open',
    });
  });

  test('whoever is off does not run', async () => {
    const on = dayOne();
    const cafe = await openReminderCafe(at, clock);
    await cafe.guests(1, on(-30));
    await cafe.save('no_visit');
    await cafe.save('no_visit', { enabled: false, version: 1 });
    await cafe.live(on(3));
    expect(await cafe.reminders()).toEqual([]);
  });
});
