/** Why everything from this account was refused. */
export const ACCOUNT_REASONS = [
  'account_credentials',
  'account_suspended',
  'account_unfunded',
  'account_misconfigured',
  'account_sender',
] as const;

export type AccountReason = (typeof ACCOUNT_REASONS)[number];

/** Why a message failed or was left out, each with words that a person understands (`sms.reason.<code>`). The list is closed. */
export const SMS_REASONS = [
  // The number.
  'invalid_number',
  'not_a_mobile',
  'landline',
  'unknown_number',
  'unreachable',
  'country_not_allowed',
  // The person.
  'unsubscribed',
  'opted_out',
  'no_consent',
  'erased',
  'frequency_cap',
  'came_back',
  // The networks.
  'blocked_by_carrier',
  'spam_filtered',
  'carrier_error',
  'queue_overflow',
  'undelivered',
  // What was sent.
  'expired',
  'too_long',
  'empty',
  'unreadable',
  'sender_invalid',
  'window_closed',
  'provider_refused',
  // The business.
  'no_sms_left',
  'cancelled',
  'business_closed',
  ...ACCOUNT_REASONS,
] as const;

export type SmsReason = (typeof SMS_REASONS)[number];
