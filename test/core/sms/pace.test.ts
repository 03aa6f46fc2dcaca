import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { pauseSender, resumeSender, takePace, type Pace } from '../../../core/sms/pace.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';

let at: TestPlatform;
let senders = 0;
let sender: string;
beforeAll(async () => {
  at = await openTestPlatform();
});
afterAll(() => at?.close());

const START = Date.parse('2026-11-16T09:00:00Z');
const time = (ms: number) => new Date(START + ms);
const newSender = () => (sender = `+1500555${(senders += 1)}`);
const take = (pace: Pace, want: number, ms: number) => takePace(at.platform.db, sender, pace, want, time(ms));

/** The moments, in ms, at which all that were granted go. */
function moments(pace: Pace, now: number, { granted, at: first }: { granted: number; at: Date }): number[] {
  return Array.from({ length: granted }, (_, i) =>
    Math.max(now, first.getTime() - START + (i * 1000) / pace.perSecond),
  );
}

test('places follow each other at the rate, and what was not used is not saved up', async () => {
  newSender();
  const pace = { perSecond: 10, burst: 1, aheadMs: 0 };
  expect(await take(pace, 5, 0)).toEqual({ granted: 1, at: time(0), nextAt: time(100), pausedReason: null });
  expect(await take(pace, 5, 99)).toEqual({
    granted: 0,
    at: time(100),
    nextAt: time(100),
    pausedReason: null,
  });
  expect(await take(pace, 5, 100)).toMatchObject({ granted: 1, at: time(100) });
  expect(await take(pace, 5, 60_000)).toMatchObject({ granted: 1, at: time(60_000), nextAt: time(60_100) });
});

test('places are given ahead, so that a look that takes long loses none', async () => {
  newSender();
  const pace = { perSecond: 10, burst: 1, aheadMs: 500 };
  expect(await take(pace, 50, 0)).toMatchObject({ granted: 6, at: time(0), nextAt: time(600) });
  expect(await take(pace, 50, 350)).toMatchObject({ granted: 3, at: time(600), nextAt: time(900) });
});

test('a burst is a tenth of a second’s at most', async () => {
  newSender();
  await take({ perSecond: 100, burst: 10, aheadMs: 0 }, 1, 0);
  expect(await take({ perSecond: 100, burst: 10, aheadMs: 0 }, 99, 5_000)).toMatchObject({ granted: 10 });
  for (const pace of [
    { perSecond: 100, burst: 11, aheadMs: 0 },
    { perSecond: 10, burst: 2, aheadMs: 0 },
    { perSecond: 0, burst: 1, aheadMs: 0 },
    { perSecond: Number.NaN, burst: 1, aheadMs: 0 },
  ])
    await expect(take(pace, 1, 0)).rejects.toThrow(RangeError);
});

test('a paused sender gets nothing until then; a shorter pause does not end a longer one', async () => {
  newSender();
  const { db } = at.platform;
  const pace = { perSecond: 10, burst: 1, aheadMs: 0 };
  await pauseSender(db, sender, time(60_000), 'account refused');
  await pauseSender(db, sender, time(1_000), 'too many');
  expect(await take(pace, 5, 2_000)).toMatchObject({
    granted: 0,
    nextAt: time(60_000),
    pausedReason: 'account refused',
  });
  expect(await take(pace, 5, 60_000)).toMatchObject({ granted: 1, pausedReason: null });
  await pauseSender(db, sender, time(90_000), 'again');
  await resumeSender(db, sender);
  expect(await take(pace, 5, 61_000)).toMatchObject({ granted: 1, pausedReason: null });
});

test('one sender’s pace is not another’s', async () => {
  const pace = { perSecond: 1, burst: 1, aheadMs: 0 };
  newSender();
  await take(pace, 1, 0);
  newSender();
  expect(await take(pace, 1, 0)).toMatchObject({ granted: 1 });
});

test('asked in time, the whole rate is used', async () => {
  newSender();
  const pace = { perSecond: 10, burst: 1, aheadMs: 200 };
  let granted = 0;
  for (let ms = 0; ms < 10_000; ms += 173)
    ({ granted } = { granted: granted + (await take(pace, 100, ms)).granted });
  expect(granted).toBeGreaterThanOrEqual(100);
});

test('however many take at once and however their clocks are off, no stretch has more than its rate and the burst', async () => {
  const paces = fc
    .record({
      perSecond: fc.constantFrom(1, 3, 10, 99, 250),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      aheadMs: fc.constantFrom(0, 50, 400),
    })
    .map(({ perSecond, share, aheadMs }): Pace => ({
      perSecond,
      aheadMs,
      burst: Math.max(1, Math.floor((perSecond / 10) * share)),
    }));
  const looks = fc.array(
    fc.record({
      ms: fc.integer({ min: 0, max: 3_000 }),
      off: fc.integer({ min: -300, max: 300 }),
      want: fc.integer({ min: 1, max: 60 }),
    }),
    { minLength: 1, maxLength: 40 },
  );
  const other = await at.openAnother();
  await fc.assert(
    fc.asyncProperty(paces, looks, async (pace, takers) => {
      newSender();
      const name = sender;
      const answers = await Promise.all(
        takers.map(async ({ ms, off, want }, i) => {
          const now = ms + off;
          const { db } = i % 2 === 0 ? at.platform : other;
          return moments(pace, now, await takePace(db, name, pace, want, time(now)));
        }),
      );
      const going = answers.flat().sort((a, b) => a - b);
      // Dates are read to the millisecond.
      const tolerance = 2 * (pace.perSecond / 1000) + 1e-6;
      for (let i = 0; i < going.length; i += 1)
        for (let j = i; j < going.length; j += 1) {
          const most = (pace.perSecond * (going[j]! - going[i]!)) / 1000 + pace.burst + tolerance;
          if (j - i + 1 > most)
            throw new Error(`${j - i + 1} from ${going[i]} to ${going[j]} ms, most is ${most}`);
        }
      expect(going.length).toBeGreaterThan(0);
    }),
    { numRuns: 40 },
  );
});
