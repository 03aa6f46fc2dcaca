import { z } from 'zod';
import { Refusal } from '../errors.js';
import { LANGUAGES } from '../i18n/languages.js';

const Days = z.number().int().min(1).max(3650);

/** Postgres knows no year 0: a campaign with such an audience could be kept, and never started. */
const hasYear = (date: string): boolean => !date.startsWith('0000');
const Moment = z.iso.datetime().refine(hasYear);

const Schema = z.strictObject({
  who: z.literal('all'),
  /** No visit for that many days. */
  lastVisitBeforeDays: Days.optional(),
  /** A visit within that many days. */
  lastVisitAfterDays: Days.optional(),
  joinedWithinDays: Days.optional(),
  joinedBeforeDays: Days.optional(),
  /** Of the gift that a visit gives now: `held` may still be redeemed, `none` never had one. */
  gift: z.enum(['held', 'redeemed', 'none']).optional(),
  /** The furthest that the guest ever came: said done, else opened, else declined. */
  review: z.enum(['said_done', 'opened', 'declined', 'not_asked']).optional(),
  languages: z.array(z.enum(LANGUAGES)).min(1).max(LANGUAGES.length).optional(),
  /** No SMS of the business's package since that moment, and on its list before it. */
  noSmsSince: Moment.optional(),
  noVisitSince: Moment.optional(),
  /** No reminder of that kind on that local day or later, and none on its way. */
  notReminded: z
    .strictObject({ kind: z.enum(['no_sms', 'no_visit']), since: z.iso.date().refine(hasYear) })
    .optional(),
});

/** Whom a campaign is meant for: all guests, less whom any filter leaves out. Who may be sent anything is decided apart. */
export type Audience = z.output<typeof Schema>;

/** An audience as it is stored. Throws Refusal `audience_invalid`. */
export function parseAudience(value: unknown): Audience {
  const parsed = Schema.safeParse(value);
  if (!parsed.success) throw new Refusal('audience_invalid');
  return parsed.data;
}

const DAY_MS = 86_400_000;

/**
 * The audience as a condition on rows of `guest` under that alias; its parameters are numbered from `firstParam`. A day is 24 hours before
 * `now`. Throws Refusal `audience_invalid`.
 */
export function audienceWhere(
  audience: unknown,
  guestAlias: string,
  firstParam: number,
  now: Date,
): { sql: string; params: unknown[] } {
  const wanted = parseAudience(audience);
  const params: unknown[] = [];
  const param = (value: unknown, type: string): string => {
    params.push(value);
    return `$${firstParam + params.length - 1}::${type}`;
  };
  const daysAgo = (days: number) => param(new Date(now.getTime() - days * DAY_MS), 'timestamptz');
  const conditions: string[] = [];
  const g = guestAlias;
  if (wanted.lastVisitBeforeDays !== undefined)
    conditions.push(`${g}.last_visit_at <= ${daysAgo(wanted.lastVisitBeforeDays)}`);
  if (wanted.lastVisitAfterDays !== undefined)
    conditions.push(`${g}.last_visit_at > ${daysAgo(wanted.lastVisitAfterDays)}`);
  if (wanted.joinedWithinDays !== undefined)
    conditions.push(`${g}.created_at > ${daysAgo(wanted.joinedWithinDays)}`);
  if (wanted.joinedBeforeDays !== undefined)
    conditions.push(`${g}.created_at <= ${daysAgo(wanted.joinedBeforeDays)}`);
  if (wanted.gift === 'held')
    conditions.push(coupon(g, `AND c.status = 'issued' AND c.expires_at > ${param(now, 'timestamptz')}`));
  if (wanted.gift === 'redeemed') conditions.push(coupon(g, `AND c.status = 'redeemed'`));
  if (wanted.gift === 'none') conditions.push(`NOT ${coupon(g)}`);
  if (wanted.review) conditions.push(...REVIEWS[wanted.review].map((condition) => condition(g)));
  if (wanted.languages) conditions.push(`${g}.language = ANY(${param(wanted.languages, 'text[]')})`);
  if (wanted.noSmsSince !== undefined) conditions.push(noSms(g, param(wanted.noSmsSince, 'timestamptz')));
  if (wanted.noVisitSince !== undefined)
    conditions.push(`${g}.last_visit_at < ${param(wanted.noVisitSince, 'timestamptz')}`);
  if (wanted.notReminded) {
    const [kind, since] = [param(wanted.notReminded.kind, 'text'), param(wanted.notReminded.since, 'date')];
    conditions.push(`NOT EXISTS (SELECT FROM reminded d
      WHERE d.business_id = ${g}.business_id AND d.kind = ${kind} AND d.guest_id = ${g}.id AND d.day >= ${since})`);
    conditions.push(`NOT ${waitsForReminder(g)}`);
  }
  return { sql: conditions.length > 0 ? `(${conditions.join(' AND ')})` : 'true', params };
}

const coupon = (g: string, more = ''): string =>
  `EXISTS (SELECT FROM coupon c JOIN gift ON gift.business_id = c.business_id AND gift.id = c.gift_id
     WHERE c.business_id = ${g}.business_id AND c.guest_id = ${g}.id AND gift.kind = 'visit' AND gift.ended_at IS NULL ${more})`;

/** What the provider never took was no SMS; what waits to be sent is one already. */
const noSms = (g: string, since: string): string =>
  `${g}.created_at < ${since} AND NOT EXISTS (SELECT FROM message m WHERE m.business_id = ${g}.business_id AND m.guest_id = ${g}.id
     AND m.payer = 'package' AND m.status NOT IN ('skipped', 'failed') AND coalesce(m.accepted_at, m.created_at) >= ${since})`;

const waitsForReminder = (g: string): string =>
  `EXISTS (SELECT FROM message w WHERE w.business_id = ${g}.business_id AND w.guest_id = ${g}.id AND w.purpose = 'reminder'
     AND w.status IN ('pending', 'claimed'))`;

type Condition = (g: string) => string;

const reviewed =
  (more = ''): Condition =>
  (g) =>
    `EXISTS (SELECT FROM review r WHERE r.business_id = ${g}.business_id AND r.guest_id = ${g}.id ${more})`;
const not =
  (condition: Condition): Condition =>
  (g) =>
    `NOT ${condition(g)}`;

const SAID_DONE = reviewed('AND r.said_done_at IS NOT NULL');
const OPENED = reviewed('AND r.opened_at IS NOT NULL');
const DECLINED = reviewed('AND r.declined_at IS NOT NULL');

const REVIEWS: Record<NonNullable<Audience['review']>, Condition[]> = {
  said_done: [SAID_DONE],
  opened: [OPENED, not(SAID_DONE)],
  declined: [DECLINED, not(OPENED), not(SAID_DONE)],
  not_asked: [not(reviewed())],
};
