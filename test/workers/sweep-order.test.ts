import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { queueMessage } from '../../core/sms/queue-message.js';
import { sandboxProvider } from '../../core/sms/sandbox.js';
import { sweep } from '../../workers/sweep.js';
import { FakeClock } from '../support/fake-clock.js';
import { openReminderCafe } from '../support/reminder-cafe.js';
import { openTestPlatform, type TestPlatform } from '../support/test-platform.js';

const clock = new FakeClock('2026-10-01T06:00:00Z');
let at: TestPlatform;

beforeAll(async () => {
  at = await openTestPlatform({ clock });
});
afterAll(() => at?.close());

test('a provider that takes its time holds up no reminder: it is asked afterwards', async () => {
  const cafe = await openReminderCafe(at, clock);
  await cafe.guests(1, '2026-09-01T12:00:00Z');
  await cafe.save('no_visit');
  await at.platform.db.inScope(cafe.system, (tx) =>
    queueMessage(cafe.system, tx, {
      ...{ purpose: 'campaign', payer: 'platform', guestId: null },
      ...{ to: '+905320000001', language: 'tr', body: 'Deneme' },
    }),
  );
  clock.set('2026-10-01T07:00:00Z');
  const sandbox = sandboxProvider(at.platform);
  const remindersWhenAsked: number[] = [];
  await sweep(at.platform, {
    ...sandbox,
    async send(message) {
      remindersWhenAsked.push((await cafe.reminders()).length);
      return sandbox.send(message);
    },
  });
  expect(remindersWhenAsked).toEqual([1]);
});
