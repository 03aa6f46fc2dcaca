import type { AccountReason, SmsReason } from '../reasons.js';

/**
 * Twilio's error codes as reasons of ours; what is not here is `provider_refused` in an answer and `undelivered` in a callback.
 * 2xxxx come in the answer, 3xxxx and 63xxx by callback (https://www.twilio.com/docs/api/errors/<code>; those that were split off
 * 21211, 21606 and 21614 in July 2024: Twilio's changelog, "Updates to the error code dictionary").
 */
const MESSAGE_CODES = new Map<number, SmsReason>([
  [21211, 'invalid_number'],
  [21217, 'invalid_number'],
  [21265, 'invalid_number'], // a short code
  [21266, 'invalid_number'], // the sender itself
  [21268, 'invalid_number'], // a premium number
  [21604, 'invalid_number'],
  [21614, 'not_a_mobile'],
  [21635, 'landline'],
  [21408, 'country_not_allowed'],
  [21612, 'country_not_allowed'],
  [21610, 'unsubscribed'],
  [21602, 'empty'],
  [21619, 'empty'],
  [21605, 'too_long'],
  [21617, 'too_long'],
  [21624, 'expired'],
  [90007, 'expired'],
  [21910, 'sender_invalid'],
  [30001, 'queue_overflow'],
  [30003, 'unreachable'],
  [30004, 'blocked_by_carrier'],
  [30005, 'unknown_number'],
  [30006, 'landline'],
  [30007, 'spam_filtered'],
  [30008, 'carrier_error'],
  [30017, 'carrier_error'],
  [30410, 'carrier_error'],
  [30019, 'too_long'],
  [30024, 'sender_invalid'],
  [30032, 'sender_invalid'],
  [30034, 'sender_invalid'],
  [30036, 'expired'],
  [30038, 'spam_filtered'],
  [30450, 'blocked_by_carrier'],
  [30453, 'blocked_by_carrier'],
  [63003, 'unknown_number'],
  [63013, 'spam_filtered'],
  [63016, 'window_closed'],
  [63024, 'unknown_number'],
]);

/** These would meet every message of the account, or from that sender, alike. */
const ACCOUNT_CODES = new Map<number, AccountReason>([
  [20003, 'account_credentials'],
  [20008, 'account_credentials'],
  [20404, 'account_credentials'],
  [20005, 'account_suspended'],
  [20403, 'account_suspended'],
  [10001, 'account_suspended'],
  [30002, 'account_suspended'],
  [90010, 'account_suspended'],
  [21609, 'account_misconfigured'], // the address for callbacks
  [21626, 'account_misconfigured'],
  // A sender that this account does not have: whoever would be written to from it waits until that is mended.
  [21212, 'account_sender'],
  [21267, 'account_sender'], // a name, on a trial account
  [21603, 'account_sender'],
  [21606, 'account_sender'],
  [21659, 'account_sender'],
  [21660, 'account_sender'],
  [21661, 'account_sender'],
  [21701, 'account_sender'],
  [21703, 'account_sender'],
  [21705, 'account_sender'],
]);

/** A sender whose queue at Twilio is full: never processed, whatever the status of the answer. */
export const isThrottleCode = (code: number | null): boolean =>
  code === 20429 || code === 21611 || code === 14107;

/** What a code says about a message; null where the table has none. */
export const messageReason = (code: number | null): SmsReason | null =>
  code === null ? null : (MESSAGE_CODES.get(code) ?? null);

/** What a code says about the account; null where it says nothing. */
export const accountReason = (code: number | null): AccountReason | null =>
  code === null ? null : (ACCOUNT_CODES.get(code) ?? null);
