import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { makeBusiness } from '../support/make-business.js';
import { spawnBot, type BotProcess } from '../support/spawn-bot.js';
import { openTestPlatform, type TestPlatform } from '../support/test-platform.js';
import { Visitor } from '../support/visitor.js';

const TRIES = 50;
const PHONE = '+905321234567';

let at: TestPlatform;
let bots: BotProcess[];

beforeAll(async () => {
  at = await openTestPlatform();
  bots = await Promise.all([spawnBot(at.environment), spawnBot(at.environment)]);
}, 60_000);
afterAll(async () => {
  for (const bot of bots ?? []) await bot.kill();
  await at?.close();
});

/** All at once, over two bot processes, each answer posted twice: what every try was shown, and what is in the books. */
async function tryAtOnce(): Promise<{
  shown: Set<string>;
  guests: number;
  coupons: number;
  consents: number;
  tries: number;
}> {
  const { id, slug } = await makeBusiness(at);
  const tries = await Promise.all(
    Array.from({ length: TRIES }, async (_, i) => {
      const order = i % 2 === 0 ? bots : [...bots].reverse();
      const visitor = new Visitor(slug, () => order.map(({ base }) => base));
      await visitor.start();
      for (const text of ['Şule', PHONE, i % 3 === 0 ? 'no' : 'yes']) await visitor.say(text, 2);
      return visitor;
    }),
  );
  const codes = await Promise.all(tries.map((visitor) => visitor.codeOf(at.platform, id)));
  await Promise.all(tries.map((visitor, i) => visitor.say(codes[i]!, 2)));
  // A guest who had the gift by then is not asked for a review again, and was shown it.
  await Promise.all(
    tries.map(async (visitor) => (await visitor.question()) === 'review' && visitor.say('later', 2)),
  );
  const shown = await Promise.all(tries.map((visitor) => visitor.giftCodes()));
  const [counts] = await at.database.asOwner<{ guests: number; coupons: number; consents: number }>(
    `SELECT (SELECT count(*)::int FROM guest WHERE business_id = $1) AS guests, (SELECT count(*)::int FROM coupon WHERE business_id = $1) AS coupons,
       (SELECT count(*)::int FROM consent_entry WHERE business_id = $1) AS consents`,
    [id],
  );
  return {
    shown: new Set(shown.flatMap((codes) => [...codes])),
    tries: shown.filter(({ size }) => size > 0).length,
    ...counts!,
  };
}

test('50 tries for one phone at once: one customer, one gift, and every try is shown it', async () => {
  const { shown, ...counts } = await tryAtOnce();
  expect(counts).toEqual({ guests: 1, coupons: 1, consents: TRIES, tries: TRIES });
  expect(shown.size).toBe(1);
}, 120_000);

test('it is the unique constraint that holds this: without it there are more', async () => {
  await at.database.asOwner('ALTER TABLE coupon DROP CONSTRAINT coupon_one_each');
  const { coupons } = await tryAtOnce();
  expect(coupons).toBeGreaterThan(1);
}, 120_000);
