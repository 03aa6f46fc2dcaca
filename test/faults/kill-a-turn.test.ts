import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TURN_STEPS } from '../../core/conversations/take-turn.js';
import { verifyConsents } from '../../core/guests/verify-consents.js';
import type { Id, Scope } from '../../core/scope.js';
import { makeBusiness } from '../support/make-business.js';
import { spawnBot, type BotProcess } from '../support/spawn-bot.js';
import { openTestPlatform, type TestPlatform } from '../support/test-platform.js';
import { Visitor } from '../support/visitor.js';

/** Which answer of the journey kills: those that ask for a code, prove the phone, and give the gift. */
const ANSWERS = ['consent', 'code', 'review'] as const;
type Answer = (typeof ANSWERS)[number];
const DEATHS = [...TURN_STEPS, 'answered'].flatMap((step) =>
  ANSWERS.map((answer) => [step, answer] as const),
);

let at: TestPlatform;
let business: { id: Id; slug: string; system: Scope };
let survivor: BotProcess;
let next: Promise<BotProcess>;
let journeys = 0;

beforeAll(async () => {
  at = await openTestPlatform();
  business = await makeBusiness(at);
  survivor = await spawnBot(at.environment);
  next = spawnBot(at.environment, DEATHS[0]![0]);
}, 60_000);
afterAll(async () => {
  await (await next).kill();
  await survivor?.kill();
  await at?.close();
});

test.each(DEATHS)(
  'killed when a turn is %s, at the %s: the guest goes on, nothing twice, nothing lost',
  async (step, dies) => {
    const victim = await next;
    journeys += 1;
    // While this one dies, the one that dies after it is starting.
    next = spawnBot(at.environment, DEATHS[journeys]?.[0] ?? '');
    const visitor = new Visitor(business.slug, () => [victim.base, survivor.base]);
    const phone = `+9053${String(60_000_000 + journeys * 10_007)}`;

    await visitor.start();
    await visitor.say('Şule');
    await visitor.say(phone);
    const answers: Record<Answer, () => Promise<string>> = {
      consent: async () => 'yes',
      code: () => visitor.codeOf(at.platform, business.id),
      review: async () => 'later',
    };
    for (const answer of ANSWERS) {
      const text = await answers[answer]();
      if (answer === dies && step !== 'answered') await victim.arm();
      await visitor.say(text);
      if (answer === dies && step === 'answered') await victim.kill();
    }
    await victim.gone;

    const shown = await visitor.read();
    expect([...(await visitor.giftCodes())]).toHaveLength(1);
    // Each message of the guest stands once, under the id it was acknowledged with, and each question was asked once.
    const mine = shown.filter(({ channelData }) => channelData?.clientActivityID);
    expect(mine.map(({ channelData, id }) => [channelData!.clientActivityID, id])).toEqual([
      ...visitor.acknowledged,
    ]);
    const asked = shown.flatMap(({ channelData }) => channelData?.question ?? []);
    expect(asked).toEqual(['name', 'phone', 'consent', 'code', 'review', 'gift']);
    expect(new Set(shown.map(({ id }) => id)).size).toBe(shown.length);
    await expectOneOfEach(visitor.conversation);
  },
  60_000,
);

async function expectOneOfEach(publicId: string): Promise<void> {
  const [counts] = await at.database.asOwner(
    `SELECT count(DISTINCT g.id)::int AS guests, count(DISTINCT k.id)::int AS coupons, count(DISTINCT e.id)::int AS consents,
       count(DISTINCT r.id)::int AS reviews, count(DISTINCT h.id)::int AS challenges, count(DISTINCT m.id)::int AS messages
     FROM conversation c
     JOIN guest g ON g.id = c.guest_id
     LEFT JOIN coupon k ON k.guest_id = g.id LEFT JOIN consent_entry e ON e.guest_id = g.id LEFT JOIN review r ON r.guest_id = g.id
     LEFT JOIN challenge h ON h.conversation_id = c.id LEFT JOIN message m ON m.challenge_id = h.id
     WHERE c.public_id = $1`,
    [publicId],
  );
  expect(counts).toEqual({ guests: 1, coupons: 1, consents: 1, reviews: 1, challenges: 1, messages: 1 });
  const { faults } = await at.platform.db.inScope(business.system, (tx) =>
    verifyConsents(business.system, tx),
  );
  expect(faults).toEqual([]);
}
