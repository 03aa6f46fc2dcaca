import { isDatabaseAway } from './db/is-away.js';

/**
 * Every refusal that a person may meet, with its HTTP status. The words are in `i18n` under `error.<code>`.
 * Anything thrown that is not a Refusal is a bug: it is logged as one and answered as `internal`.
 */
export const REFUSALS = {
  audience_invalid: 422,
  bad_request: 400,
  body_too_large: 413,
  business_closed: 409,
  campaign_changed: 409,
  campaign_not_paused: 409,
  campaign_not_sending: 409,
  campaign_over: 409,
  campaign_started: 409,
  address_full: 429,
  address_invalid: 422,
  business_name_invalid: 422,
  colour_invalid: 422,
  code_wrong: 422,
  codes_wait: 429,
  conversation_busy: 503,
  conversation_full: 429,
  coupon_expired: 409,
  coupon_redeemed: 409,
  coupon_undo_too_late: 409,
  coupon_unknown: 404,
  coupon_void: 409,
  email_invalid: 422,
  email_taken: 409,
  files_refused: 415,
  filter_invalid: 422,
  forbidden: 403,
  internal: 500,
  letters_lost: 422,
  link_invalid: 422,
  link_over: 410,
  message_too_long: 413,
  name_invalid: 422,
  gift_invalid: 422,
  gift_not_texted: 409,
  greeting_invalid: 422,
  languages_invalid: 422,
  logo_invalid: 422,
  no_gift: 409,
  no_package: 409,
  not_found: 404,
  offer_missing: 422,
  outcome_unknown: 503,
  package_empty: 409,
  package_invalid: 422,
  package_running: 409,
  password_weak: 422,
  password_wrong: 422,
  placeholder_unknown: 422,
  phone_country: 422,
  phone_elsewhere: 422,
  phone_invalid: 422,
  phone_landline: 422,
  phone_long: 422,
  phone_short: 422,
  phone_two: 422,
  reason_missing: 422,
  reminder_changed: 409,
  reminder_invalid: 422,
  request_reused: 409,
  review_link_invalid: 422,
  resend_too_soon: 429,
  resend_used_up: 409,
  sign_in_failed: 422,
  signed_out: 401,
  slug_invalid: 422,
  slug_reserved: 422,
  slug_taken: 409,
  text_invalid: 422,
  time_invalid: 422,
  social_link_invalid: 422,
  token_expired: 403,
  token_invalid: 403,
  too_many_codes: 429,
  too_many_invitations: 429,
  too_many_requests: 429,
  too_many_tests: 429,
  two_codes_wanted: 422,
  unavailable: 503,
} as const;

export type RefusalCode = keyof typeof REFUSALS;
export type RefusalArgs = Record<string, string | number>;

/** An expected "no": a code with arguments for its translation, never a sentence. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly args: RefusalArgs = {},
  ) {
    super(code);
    this.name = 'Refusal';
  }

  get status(): number {
    return REFUSALS[this.code];
  }
}

/** The refusal inside an unknown error: `unavailable` when Postgres cannot be reached, `internal` for a bug. */
export function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  return new Refusal(isDatabaseAway(error) ? 'unavailable' : 'internal');
}

/** A database that restarts or fails over is back within some seconds. */
const OUTAGE_SECONDS = 5;

/** In how many seconds to ask again, for `Retry-After`: what the refusal says, a few where a part of us is away, else undefined. */
export function retryAfterSeconds({ status, args }: Refusal): number | undefined {
  if (typeof args['seconds'] === 'number') return args['seconds'];
  return status === 503 ? OUTAGE_SECONDS : undefined;
}
