import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import type { Id } from '../../../core/scope.js';
import { FakeClock } from '../../support/fake-clock.js';
import { openReminderCafe, type ReminderCafe } from '../../support/reminder-cafe.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';

const clock = new FakeClock('2026-03-01T00:00:00Z');
let at: TestPlatform;

beforeAll(async () => {
  at = await openTestPlatform({ clock });
});
afterAll(() => at?.close());

const CAFES = [
  { timezone: 'Europe/Berlin', sendAt: '10:00' },
  // Left out in March, shown twice in October.
  { timezone: 'Europe/Berlin', sendAt: '02:30' },
  { timezone: 'Europe/Istanbul', sendAt: '10:00' },
];

/** When a guest is due first, in days from the change: the day before it, the day itself, and the day after. */
const DUE = [-1, 0, 1];

/** In the order of the calendar: time does not run back here. */
test.each(['2026-03-29', '2026-10-25'])(
  'over the clock change of %s each is reminded once in a window, on the very day',
  async (change) => {
    const lived: { cafe: ReminderCafe; guest: Id; first: DateTime }[] = [];
    const dayOf = (timezone: string, days: number) =>
      DateTime.fromISO(change, { zone: timezone }).plus({ days });
    clock.set(dayOf('Europe/Berlin', -3).toJSDate());
    for (const { timezone, sendAt } of CAFES) {
      const cafe = await openReminderCafe(at, clock, { timezone });
      for (const days of DUE) {
        // Late in the evening, when an hour more or less is another day.
        const visit = dayOf(timezone, days - 7).set({ hour: 23, minute: 45 });
        const [guest] = await cafe.guests(1, visit.toJSDate());
        lived.push({ cafe, guest: guest!, first: dayOf(timezone, days) });
      }
      await cafe.save('no_visit', { sendAt });
    }
    await lived[0]!.cafe.live(dayOf('Europe/Berlin', 12).toJSDate());
    for (const { cafe, guest, first } of lived)
      expect([cafe.timezone, await cafe.remindedOn(guest)]).toEqual([
        cafe.timezone,
        [first.toISODate(), first.plus({ days: 7 }).toISODate()],
      ]);
  },
);

test('after an outage of a week everybody gets one reminder, not seven', async () => {
  clock.set('2026-11-16T05:00:00Z');
  const cafe = await openReminderCafe(at, clock);
  const guests = await cafe.guests(3, '2026-11-02T12:00:00Z');
  guests.push(...(await cafe.guests(1, '2026-11-13T12:00:00Z')));
  await cafe.save('no_visit');
  clock.set('2026-11-23T12:00:00Z');
  await cafe.live('2026-11-24T06:00:00Z', 20);
  for (const guest of guests) expect(await cafe.remindedOn(guest)).toEqual(['2026-11-23']);
  const campaigns = await at.database.asOwner('SELECT FROM campaign WHERE business_id = $1', [cafe.id]);
  expect(campaigns).toHaveLength(1);
});
