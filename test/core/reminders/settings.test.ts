import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { verifyActivity } from '../../../core/activity-log/verify-activity.js';
import type { Tx } from '../../../core/db/tx.js';
import { previewReminder } from '../../../core/reminders/preview-reminder.js';
import { listReminders } from '../../../core/reminders/read-reminders.js';
import { runDueReminders } from '../../../core/reminders/run-due-reminders.js';
import { saveReminder } from '../../../core/reminders/save-reminder.js';
import { whyDue, whyLeftOut } from '../../../core/reminders/why-due.js';
import { guestScope } from '../../../core/scope.js';
import { FakeClock } from '../../support/fake-clock.js';
import { openReminderCafe, REMINDER } from '../../support/reminder-cafe.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';

const clock = new FakeClock('2026-10-01T05:00:00Z');
let at: TestPlatform;

beforeAll(async () => {
  at = await openTestPlatform({ clock });
});
afterAll(() => at?.close());

const refusal = (code: string) => expect.objectContaining({ code });

describe('what an owner sets', () => {
  test('is kept with a version, and a save that saw an older one is refused', async () => {
    const cafe = await openReminderCafe(at, clock);
    expect(await cafe.save('no_sms')).toBe(1);
    expect(await cafe.save('no_sms', { version: 1, afterDays: 30 })).toBe(2);
    await expect(cafe.save('no_sms', { version: 1 })).rejects.toEqual(refusal('reminder_changed'));
    await expect(cafe.save('no_sms')).rejects.toEqual(refusal('reminder_changed'));
    await expect(cafe.save('no_visit', { version: 3 })).rejects.toEqual(refusal('reminder_changed'));
    expect(await cafe.run((tx) => listReminders(cafe.owner, tx))).toEqual([
      expect.objectContaining({
        kind: 'no_sms',
        version: 2,
        afterDays: 30,
        sendAt: '10:00',
        dueAt: new Date('2026-10-01T07:00:00Z'),
      }),
    ]);
  });

  test('is logged as what it was and became, the words by their names alone', async () => {
    const cafe = await openReminderCafe(at, clock);
    await cafe.save('no_visit');
    await cafe.save('no_visit', { version: 1, afterDays: 14, body: 'Bekleriz.' });
    const entries = await at.database.asOwner(
      `SELECT action, fields, changes FROM activity_entry WHERE business_id = $1 AND action LIKE 'reminder%' ORDER BY seq DESC LIMIT 1`,
      [cafe.id],
    );
    expect(entries).toEqual([
      { action: 'reminder.no_visit.edit', fields: ['afterDays', 'body'], changes: { afterDays: [7, 14] } },
    ]);
    expect(await cafe.run((tx) => verifyActivity(cafe.owner, tx))).toMatchObject({ faults: [] });
  });

  test.each([
    ['reminder_invalid', { afterDays: 6 }],
    ['reminder_invalid', { sendAt: '24:00' }],
    ['reminder_invalid', { mostADay: 0 }],
    ['text_invalid', { body: ' ' }],
    ['offer_missing', { body: 'Kod: {code}' }],
    ['link_invalid', { linkUrl: 'http://example.com' }],
  ] as const)('is refused as %s: %j', async (code, over) => {
    const cafe = await openReminderCafe(at, clock);
    await expect(cafe.save('no_sms', over)).rejects.toEqual(refusal(code));
  });

  test('is neither a guest’s nor a cashier’s to set, to read or to preview', async () => {
    const cafe = await openReminderCafe(at, clock);
    await cafe.save('no_sms');
    for (const scope of [guestScope(cafe.id), cafe.cashier]) {
      const { db, config } = cafe.panel;
      for (const tried of [
        (tx: Tx) => saveReminder(scope, tx, { kind: 'no_sms', version: 1, ...REMINDER }),
        (tx: Tx) => listReminders(scope, tx),
        (tx: Tx) => previewReminder(scope, tx, config, { kind: 'no_sms' }),
      ] as ((tx: Tx) => Promise<unknown>)[])
        await expect(db.inScope(scope, tried)).rejects.toEqual(refusal('forbidden'));
    }
  });
});

describe('the preview', () => {
  test('says who gets one at the next run and why, and the run does just that', async () => {
    const cafe = await openReminderCafe(at, clock);
    const preview = (page = {}) =>
      cafe.run((tx) => previewReminder(cafe.owner, tx, cafe.panel.config, { kind: 'no_visit', ...page }));
    // Due tomorrow, not yet today.
    const [tomorrow] = await cafe.guests(1, '2026-09-25T12:00:00Z');
    const due = await cafe.guests(3, '2026-09-20T12:00:00Z');
    const [refused] = await cafe.guests(1, '2026-09-20T12:00:00Z', false);
    await cafe.guests(1, '2026-09-28T12:00:00Z');
    await cafe.save('no_visit', { mostADay: 2 });
    clock.set('2026-10-01T08:00:00Z');
    await at.database.asOwner('UPDATE reminder_due SET due_at = $2 WHERE business_id = $1', [
      cafe.id,
      new Date('2026-10-02T07:00:00Z'),
    ]);
    const seen = await preview();
    expect(seen).toMatchObject({
      at: new Date('2026-10-02T07:00:00Z'),
      people: 5,
      willGet: 2,
      leftOut: [
        { reason: 'daily_cap', people: 2 },
        { reason: 'no_consent', people: 1 },
      ],
      available: 10_000,
    });
    expect(seen.list.map(({ guestId, reason }) => [guestId, reason])).toEqual([
      [tomorrow, null],
      [due[0], null],
      [due[1], 'daily_cap'],
      [due[2], 'daily_cap'],
      [refused, 'no_consent'],
    ]);
    expect(seen.list[0]!.phone).toMatch(/^\+90 5•• ••• •• \d\d$/);
    const why = { kind: 'no_visit', timezone: cafe.timezone } as const;
    expect(whyDue('en', why, seen.list[0]!)).toBe('was last here on Sep 25, 2026');
    expect(whyDue('tr', { ...why, kind: 'no_sms' }, seen.list[0]!)).toBe('henüz hiç SMS almadı');
    expect(whyLeftOut('en', 'daily_cap')).toContain('next days');
    expect(whyLeftOut('en', 'no_consent')).toBe('The person has not agreed to receive messages.');
    expect((await preview({ after: due[1], most: 1 })).list.map(({ guestId }) => guestId)).toEqual([due[2]]);

    clock.set(seen.at);
    await runDueReminders(at.platform);
    expect((await cafe.reminders()).map(({ guest_id }) => guest_id)).toEqual([tomorrow, due[0]]);
    const [{ sms } = { sms: 0 }] = await at.database.asOwner<{ sms: number }>(
      'SELECT sum(segments)::int AS sms FROM message WHERE business_id = $1',
      [cafe.id],
    );
    expect(sms).toBe(seen.sms);
    // The day after: those two are not due, the others are.
    expect(await preview()).toMatchObject({ people: 3, willGet: 2 });
  });

  test('of one that ran today is of tomorrow, however late its time is set to', async () => {
    const cafe = await openReminderCafe(at, clock);
    await cafe.guests(1, '2026-09-01T12:00:00Z');
    await cafe.save('no_visit');
    const ran = new Date(clock.now().getTime() + 24 * 3600_000);
    ran.setUTCHours(7, 0);
    clock.set(ran);
    await runDueReminders(at.platform);
    await cafe.guests(1, '2026-09-01T12:00:00Z');
    await cafe.save('no_visit', { version: 1, sendAt: '15:00' });
    const { at: next, willGet } = await cafe.run((tx) =>
      previewReminder(cafe.owner, tx, cafe.panel.config, { kind: 'no_visit' }),
    );
    clock.set(next);
    await runDueReminders(at.platform);
    expect(willGet).toBe(1);
    expect(await cafe.reminders()).toHaveLength(2);
  });
});
