import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { audienceWhere, parseAudience, type Audience } from '../../../core/campaigns/audience.js';
import { startGift } from '../../../core/gifts/gift.js';
import type { Id, Scope } from '../../../core/scope.js';
import { ceoOf, GIFT, makeBusiness } from '../../support/make-business.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';

const NOW = new Date('2026-11-16T09:00:00Z');
const DAY = 86_400_000;
const ago = (days: number) => new Date(NOW.getTime() - days * DAY);

interface Person {
  lastVisit: number;
  joined: number;
  language: 'tr' | 'en' | 'de';
  coupons: { gift: 'now' | 'before'; status: 'issued' | 'redeemed' | 'expired' | 'void'; lasts: number }[];
  reviews: { opened: boolean; said: boolean; declined: boolean }[];
}

/** Days as an owner picks them, so that whole people stand right on the border. */
const days = fc.constantFrom(1, 2, 7, 30);
const person: fc.Arbitrary<Person> = fc.record({
  lastVisit: fc.constantFrom(0, 1, 2, 6.9, 7, 7.1, 30, 31),
  joined: fc.constantFrom(0, 1, 2, 6.9, 7, 7.1, 30, 31),
  language: fc.constantFrom('tr', 'en', 'de'),
  coupons: fc.uniqueArray(
    fc.record({
      gift: fc.constantFrom('now', 'before'),
      status: fc.constantFrom('issued', 'redeemed', 'expired', 'void'),
      lasts: fc.constantFrom(-1, 0, 1),
    }),
    { selector: ({ gift }) => gift, maxLength: 2 },
  ),
  reviews: fc.array(fc.record({ opened: fc.boolean(), said: fc.boolean(), declined: fc.boolean() }), {
    maxLength: 2,
  }),
});
const audience: fc.Arbitrary<Audience> = fc.record(
  {
    who: fc.constant('all' as const),
    lastVisitBeforeDays: days,
    lastVisitAfterDays: days,
    joinedWithinDays: days,
    joinedBeforeDays: days,
    gift: fc.constantFrom('held', 'redeemed', 'none'),
    review: fc.constantFrom('said_done', 'opened', 'declined', 'not_asked'),
    languages: fc.uniqueArray(fc.constantFrom('tr', 'en', 'de'), { minLength: 1 }),
  },
  { requiredKeys: ['who'] },
);

/** What the filters say in words. */
function isMeant(p: Person, a: Audience): boolean {
  const coupon = p.coupons.find(({ gift }) => gift === 'now');
  const gift =
    coupon === undefined
      ? 'none'
      : coupon.status === 'issued' && coupon.lasts > 0
        ? 'held'
        : coupon.status === 'redeemed'
          ? 'redeemed'
          : 'neither';
  const review = p.reviews.some(({ said }) => said)
    ? 'said_done'
    : p.reviews.some(({ opened }) => opened)
      ? 'opened'
      : p.reviews.some(({ declined }) => declined)
        ? 'declined'
        : p.reviews.length === 0
          ? 'not_asked'
          : 'asked';
  return (
    (a.lastVisitBeforeDays === undefined || p.lastVisit >= a.lastVisitBeforeDays) &&
    (a.lastVisitAfterDays === undefined || p.lastVisit < a.lastVisitAfterDays) &&
    (a.joinedWithinDays === undefined || p.joined < a.joinedWithinDays) &&
    (a.joinedBeforeDays === undefined || p.joined >= a.joinedBeforeDays) &&
    (a.gift === undefined || a.gift === gift) &&
    (a.review === undefined || a.review === review) &&
    (a.languages === undefined || a.languages.includes(p.language))
  );
}

let at: TestPlatform;
let scope: Scope;
let gifts: Record<'now' | 'before', Id>;
const people = new Map<Id, Person>();

beforeAll(async () => {
  at = await openTestPlatform();
  scope = (await makeBusiness(at)).system;
  const stranger = await makeBusiness(at);
  const ceo = await ceoOf(at);
  const now = await ceo.db.inScope(scope, (tx) => startGift(scope, tx, GIFT));
  const [before] = await at.database.asOwner<{ id: Id }>(
    'SELECT id FROM gift WHERE business_id = $1 AND ended_at IS NOT NULL',
    [scope.businessId],
  );
  gifts = { now, before: before!.id };
  for (const one of fc.sample(person, { numRuns: 300, seed: 7 }))
    people.set(await insert(scope.businessId, one), one);
  // Somebody of another business, who fits most audiences.
  await insert(stranger.id, { lastVisit: 1, joined: 1, language: 'tr', coupons: [], reviews: [] });
});
afterAll(() => at?.close());

async function insert(businessId: Id, p: Person): Promise<Id> {
  const { asOwner } = at.database;
  const [guest] = await asOwner<{ id: Id }>(
    `INSERT INTO guest (business_id, phone_index, phone_index_version, language, sms_consent, proven_at, last_visit_at, created_at)
     VALUES ($1, decode(md5(random()::text), 'hex'), 1, $2, true, $4, $3, $4) RETURNING id`,
    [businessId, p.language, ago(p.lastVisit), ago(p.joined)],
  );
  for (const { gift, status, lasts } of p.coupons)
    await asOwner(
      `INSERT INTO coupon (business_id, gift_id, gift_version, guest_id, code_sealed, code_index, status, issued_at, expires_at, redeemed_at)
       VALUES ($1, $2, 1, $3, '', decode(md5(random()::text), 'hex'), $4::text, $5, $6, CASE WHEN $4 = 'redeemed' THEN $5::timestamptz END)`,
      [businessId, gifts[gift], guest!.id, status, ago(40), ago(-lasts)],
    );
  for (const { opened, said, declined } of p.reviews) {
    await asOwner(
      `INSERT INTO review (business_id, conversation_id, guest_id, asked_at, opened_at, said_done_at, declined_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [
        businessId,
        await newConversation(businessId),
        guest!.id,
        ago(1),
        opened ? ago(1) : null,
        said ? ago(1) : null,
        declined ? ago(1) : null,
      ],
    );
  }
  return guest!.id;
}

let conversations = 0;
async function newConversation(businessId: Id): Promise<Id> {
  const [row] = await at.database.asOwner<{ id: Id }>(
    `INSERT INTO conversation (business_id, public_id, channel, language, state_sealed, last_seq, last_message_at, answers, created_at)
     VALUES ($1, $2, 'web', 'tr', '', 0, $3, 1, $3) RETURNING id`,
    [businessId, `made-${(conversations += 1)}`, ago(1)],
  );
  return row!.id;
}

const select = async (wanted: unknown): Promise<Id[]> =>
  at.platform.db.inScope(scope, async (tx) => {
    const { sql, params } = audienceWhere(wanted, 'g', 2, NOW);
    const rows = await tx.sql<{ id: Id }>(`SELECT g.id FROM guest g WHERE g.business_id = $1 AND ${sql}`, [
      scope.businessId,
      ...params,
    ]);
    return rows.map(({ id }) => id).sort();
  });
const meant = (wanted: Audience): Id[] =>
  [...people].flatMap(([id, one]) => (isMeant(one, wanted) ? [id] : [])).sort();

test('any audience is whom its filters say, and nobody of another business', async () => {
  await fc.assert(
    fc.asyncProperty(audience, async (wanted) => {
      expect(await select(wanted)).toEqual(meant(wanted));
    }),
    { numRuns: 300 },
  );
});

test('each filter alone leaves somebody in and somebody out', async () => {
  const alone: Omit<Audience, 'who'>[] = [
    { lastVisitBeforeDays: 7 },
    { lastVisitAfterDays: 7 },
    { joinedWithinDays: 7 },
    { joinedBeforeDays: 7 },
    { gift: 'held' },
    { gift: 'redeemed' },
    { gift: 'none' },
    { review: 'said_done' },
    { review: 'opened' },
    { review: 'declined' },
    { review: 'not_asked' },
    { languages: ['de'] },
  ];
  for (const filter of alone) {
    const found = await select({ who: 'all', ...filter });
    expect([filter, found.length > 0 && found.length < people.size]).toEqual([filter, true]);
  }
  expect(await select({ who: 'all' })).toHaveLength(people.size);
});

test.each([
  null,
  'all',
  {},
  { who: 'some' },
  { who: 'all', languages: [] },
  { who: 'all', languages: ["tr') OR ('1'='1"] },
  { who: 'all', lastVisitAfterDays: 0 },
  { who: 'all', lastVisitAfterDays: 1.5 },
  { who: 'all', joinedWithinDays: '7' },
  { who: 'all', joinedWithinDays: 1e9 },
  { who: 'all', gift: 'lost' },
  { who: 'all', businessId: '1' },
  { who: 'all', noSmsSince: '0000-01-01T00:00:00Z' },
  { who: 'all', noVisitSince: '2026-10-25T10:00:00+25:00' },
  { who: 'all', notReminded: { kind: 'no_sms', since: '0000-12-01' } },
])('%j is no audience', (value) => {
  expect(() => parseAudience(value)).toThrow('audience_invalid');
});
