import fc from 'fast-check';
import { DateTime } from 'luxon';
import { CHANGES } from './changes.js';
import { newId, type Rows } from './world.js';

/** Whose offsets are not whole hours, whose clocks change by half an hour or at midnight, and some that are usual. */
export const ZONES = [
  ...['Europe/Istanbul', 'Europe/Berlin', 'Asia/Kolkata', 'Asia/Kathmandu', 'America/St_Johns'],
  ...['Australia/Lord_Howe', 'America/Santiago', 'Pacific/Chatham', 'Pacific/Apia', 'UTC'],
];

export interface World {
  zone: string;
  day: string;
  /** What is there when the rollups are made, and what comes after that. */
  parts: [Rows, Rows];
  /** What changes afterwards, by number: see changes.ts. */
  changes: number[];
}

const DAYS = [
  '2026-01-01',
  '2026-03-29',
  '2026-03-31',
  '2026-04-05',
  '2026-09-06',
  '2026-10-25',
  '2025-12-31',
  '2026-02-28',
];

/** Moments at the edges of days, months and years of a zone, to the millisecond, and others around them. */
const momentsOf = (zone: string, day: string): fc.Arbitrary<string> => {
  const noon = DateTime.fromISO(`${day}T12:00`, { zone });
  const edges = (['day', 'week', 'month', 'year'] as const).flatMap((unit) => {
    const start = noon.startOf(unit);
    return [start, start.plus({ [unit]: 1 }), start.minus({ [unit]: 1 })];
  });
  return fc
    .tuple(
      fc.constantFrom(...edges),
      fc.oneof(fc.constantFrom(-1, 0, 1), fc.integer({ min: -40 * 86_400_000, max: 40 * 86_400_000 })),
    )
    .map(([edge, ms]) => edge.plus(ms).toUTC().toISO()!);
};

const STATUSES = ['pending', 'accepted', 'sent', 'delivered', 'failed', 'skipped'] as const;
const NETWORKS = ['instagram', 'facebook', 'tiktok', 'x', 'youtube', 'website'];

/** A guest's moments, from which all that this guest did is made. */
const guestsOf = (at: fc.Arbitrary<string>) =>
  fc.record({
    at,
    erasedAt: fc.option(at, { freq: 5 }),
    visits: fc.array(at, { maxLength: 4 }),
    answers: fc.integer({ min: 0, max: 2 }),
    passedAt: fc.option(at),
    review: fc.option(
      fc.record({ asked: at, opened: fc.option(at), done: fc.option(at), declined: fc.option(at) }),
    ),
    coupon: fc.option(fc.record({ issued: at, redeemed: fc.option(at) })),
    message: fc.option(
      fc.record({
        ...{ at, acceptedAt: at, status: fc.constantFrom(...STATUSES), refused: fc.boolean() },
        payer: fc.constantFrom('package', 'package', 'platform'),
        channel: fc.constantFrom('sms', 'sms', 'whatsapp'),
        segments: fc.integer({ min: 1, max: 4 }),
        link: fc.boolean(),
        clicks: fc.array(at, { maxLength: 2 }),
        coupon: fc.option(fc.option(at)),
      }),
    ),
  });
type GuestLife = ReturnType<typeof guestsOf> extends fc.Arbitrary<infer T> ? T : never;

export const anyWorld: fc.Arbitrary<World> = fc
  .tuple(fc.constantFrom(...ZONES), fc.constantFrom(...DAYS))
  .chain(([zone, day]) => {
    const at = momentsOf(zone, day);
    const part = fc
      .record({
        guests: fc.array(guestsOf(at), { minLength: 1, maxLength: 4 }),
        scans: fc.array(at, { maxLength: 6 }),
        clicks: fc.array(fc.record({ at, network: fc.constantFrom(...NETWORKS) }), { maxLength: 4 }),
      })
      .map((lives) => rowsOf(zone, lives));
    return fc.record({
      ...{ zone: fc.constant(zone), day: fc.constant(day), parts: fc.tuple(part, part) },
      changes: fc.subarray(
        CHANGES.map((_, number) => number),
        { maxLength: 4 },
      ),
    });
  });

interface Lives {
  guests: GuestLife[];
  scans: string[];
  clicks: { at: string; network: string }[];
}

const later = (a: string, b: string): string => (a > b ? a : b);

/** Ids are given when the rows are made, so that a world that is shrunk is a new one. */
function rowsOf(zone: string, { guests, scans, clicks }: Lives): Rows {
  const [giftId, offerId, campaignId] = [newId(), newId(), newId()];
  const start = '2025-01-01T00:00:00Z';
  const rows = {
    scan: scans.map((at) => ({ at })),
    social_click: clicks,
    gift: [
      { id: giftId, kind: 'visit', started_at: start, ended_at: start },
      { id: offerId, kind: 'campaign', started_at: start },
    ],
    gift_version: [giftId, offerId].map((gift_id) => ({ gift_id, created_at: start })),
    campaign: [{ id: campaignId, gift_id: offerId, created_at: start }],
    ...{ guest: [], conversation: [], challenge: [], visit: [], review: [], coupon: [], message: [] },
    ...{ short_link: [], link_click: [] },
  } as unknown as Record<string, Record<string, unknown>[]>;
  for (const life of guests) {
    const [guest_id, conversation_id, message_id] = [newId(), newId(), newId()];
    const { at, erasedAt, review, coupon, message } = life;
    rows['guest']!.push({
      ...{ id: guest_id, proven_at: at, last_visit_at: at, created_at: at },
      erased_at: erasedAt && later(erasedAt, at),
    });
    rows['conversation']!.push({
      ...{ id: conversation_id, guest_id, answers: life.answers, last_message_at: at, created_at: at },
    });
    rows['challenge']!.push({
      ...{
        conversation_id,
        status: life.passedAt ? 'passed' : 'open',
        passed_at: life.passedAt,
        last_sent_at: at,
        created_at: at,
      },
    });
    const days = new Map(
      [at, ...life.visits].map((one) => [DateTime.fromISO(one, { zone }).toISODate()!, one]),
    );
    rows['visit']!.push(...[...days].map(([day, one]) => ({ guest_id, day, at: one })));
    if (review)
      rows['review']!.push({
        ...{ conversation_id, guest_id, asked_at: review.asked, opened_at: review.opened },
        ...{ said_done_at: review.done, declined_at: review.declined },
      });
    const couponRow = (gift_id: string, issued_at: string, redeemed_at: string | null) => ({
      ...{ gift_id, guest_id, issued_at, redeemed_at, expires_at: '2030-01-01T00:00:00Z' },
      status: redeemed_at ? 'redeemed' : 'issued',
    });
    if (coupon) rows['coupon']!.push(couponRow(giftId, coupon.issued, coupon.redeemed));
    if (!message) continue;
    const taken =
      ['accepted', 'sent', 'delivered'].includes(message.status) ||
      (message.status === 'failed' && !message.refused);
    rows['message']!.push({
      ...{
        id: message_id,
        campaign_id: campaignId,
        guest_id,
        created_at: message.at,
        status: message.status,
      },
      ...{ payer: message.payer, channel: message.channel, segments: message.segments },
      accepted_at: taken ? message.acceptedAt : null,
      settled_at: ['delivered', 'failed', 'skipped'].includes(message.status) ? message.acceptedAt : null,
    });
    if (message.link) rows['short_link']!.push({ message_id, kind: 'link' });
    rows['link_click']!.push(...message.clicks.map((one) => ({ message_id, at: one })));
    if (message.coupon !== null) rows['coupon']!.push(couponRow(offerId, message.at, message.coupon));
  }
  return rows as Rows;
}
