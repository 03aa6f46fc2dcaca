import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { runDueReminders } from '../../../core/reminders/run-due-reminders.js';
import { FakeClock } from '../../support/fake-clock.js';
import { openReminderCafe } from '../../support/reminder-cafe.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';

const clock = new FakeClock('2026-10-01T05:00:00Z');
let at: TestPlatform;

beforeAll(async () => {
  at = await openTestPlatform({ clock });
});
afterAll(() => at?.close());

test.each([
  [
    '11',
    'its business was suspended',
    'UPDATE business SET status = $2 WHERE business_id = $1',
    'suspended',
    'open',
  ],
  [
    '12',
    'its campaign was paused',
    'UPDATE campaign SET status = $2 WHERE business_id = $1',
    'paused',
    'sending',
  ],
])(
  'in month %s what waited because %s goes alone, and its window begins then',
  async (month, _, sql, held, free) => {
    const on = (day: number, time = '20:00:00Z') => `2026-${month}-${String(day).padStart(2, '0')}T${time}`;
    clock.set(on(1, '05:00:00Z'));
    const cafe = await openReminderCafe(at, clock);
    await cafe.guests(3, '2026-09-01T12:00:00Z');
    await cafe.save('no_visit');
    clock.set(on(1, '07:00:00Z'));
    await runDueReminders(at.platform);
    await at.database.asOwner(sql, [cafe.id, held]);
    clock.set(on(9, '07:00:00Z'));
    await runDueReminders(at.platform);
    expect(await cafe.reminders()).toHaveLength(3);
    await at.database.asOwner(sql, [cafe.id, free]);
    await at.database.asOwner('UPDATE campaign_due SET due_at = $2 WHERE business_id = $1', [
      cafe.id,
      clock.now(),
    ]);
    const sent = () =>
      at.database.asOwner<{ day: string; people: number }>(
        `SELECT to_char(accepted_at, 'YYYY-MM-DD') AS day, count(*)::int AS people FROM message
       WHERE business_id = $1 AND accepted_at IS NOT NULL GROUP BY 1 ORDER BY 1`,
        [cafe.id],
      );
    await cafe.live(on(15));
    expect(await sent()).toEqual([{ day: on(9).slice(0, 10), people: 3 }]);
    await cafe.live(on(16));
    expect(await sent()).toEqual([9, 16].map((day) => ({ day: on(day).slice(0, 10), people: 3 })));
  },
);

test('who comes back while a reminder waits does not get it, and the reason is kept', async () => {
  clock.set('2027-02-01T05:00:00Z');
  const cafe = await openReminderCafe(at, clock);
  await cafe.guests(3, '2027-01-01T12:00:00Z');
  await cafe.save('no_visit');
  clock.set('2027-02-01T07:00:00Z');
  await runDueReminders(at.platform);
  await at.database.asOwner(
    `UPDATE guest SET last_visit_at = $2 WHERE business_id = $1 AND id = (SELECT min(id) FROM guest WHERE business_id = $1)`,
    [cafe.id, clock.now()],
  );
  await cafe.live('2027-02-01T20:00:00Z');
  const told = await at.database.asOwner(
    `SELECT status, reason, count(*)::int AS people FROM message WHERE business_id = $1 GROUP BY 1, 2 ORDER BY 1`,
    [cafe.id],
  );
  expect(told).toEqual([
    { status: 'accepted', reason: null, people: 2 },
    { status: 'skipped', reason: 'came_back', people: 1 },
  ]);
});
