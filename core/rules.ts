const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** No more than `most` within `withinMs`, over any stretch of that length. */
export interface Limit {
  most: number;
  withinMs: number;
}

export type CodeLimitKey = 'phone' | 'block' | 'address' | 'network' | 'business' | 'platform';

/** The numbers that protect the platform; a platform may be opened with others. */
export interface Rules {
  /**
   * How many codes are sent. A block is a number less its last four digits. An address is loose, as a café shares one, and is counted for
   * each business; over all businesses (network) looser still, as a mobile carrier puts thousands of phones behind one.
   */
  codeLimits: Record<CodeLimitKey, Limit[]>;
  /** How long a process keeps a business's keys without looking for newer ones, in milliseconds. */
  keysFreshMs: number;
}

export const RULES: Rules = {
  codeLimits: {
    phone: [
      { most: 5, withinMs: HOUR },
      { most: 10, withinMs: DAY },
    ],
    block: [{ most: 20, withinMs: DAY }],
    address: [{ most: 60, withinMs: HOUR }],
    network: [{ most: 600, withinMs: HOUR }],
    business: [{ most: 300, withinMs: HOUR }],
    platform: [{ most: 5_000, withinMs: HOUR }],
  },
  keysFreshMs: MINUTE,
};

/** The windows of a code's life, in milliseconds. */
export const CODE_LIVES_MS = 5 * MINUTE;
export const RESEND_AFTER_MS = [30_000, 60_000, 60_000] as const;
export const CODE_TRIES = 5;

/** A gift's SMS is tried anew when it failed, and each try may cost the business. */
export const GIFT_TEXTS = 3;

export const REDEEM_UNDO_MS = 10 * MINUTE;
export const SCAN_AGAIN_AFTER_MS = 30 * MINUTE;
/** Taps on one social button by one device this close together are one click. */
export const CLICK_AGAIN_AFTER_MS = 10_000;

/** Tests to oneself that a business may send within 24 hours. */
export const CAMPAIGN_TESTS: Limit = { most: 10, withinMs: DAY };
/** Invitations to its panel that a business may write within 24 hours: they go to whatever address is typed. */
export const STAFF_INVITATIONS: Limit = { most: 20, withinMs: DAY };
