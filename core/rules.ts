const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** No more than `most` within `withinMs`, over any stretch of that length. */
export interface Limit {
  most: number;
  withinMs: number;
}

/** A limit on codes counts all of them, or only those that nobody typed back (open). */
export interface CodeLimit extends Limit {
  of: 'all' | 'open';
}

/** How many codes may stay open in an hour: `base`, and a share of those typed back (the first thousand, and beyond it). */
export interface OpenCodes {
  base: number;
  share: number;
  largeShare: number;
}

/** The numbers of the circuit breaker, `core/guests/code-breaker.ts`. */
export interface CodeRules {
  /** Past these no block has more than `tightBlock` open. */
  tight: Record<'platform' | 'business', OpenCodes>;
  tightBlock: number;
  /** Past these the breaker is open. */
  open: Record<'platform' | 'business', OpenCodes>;
  /** While it is open, newcomers get codes until the platform has this many open; twice as many for those who scanned a QR just now. */
  newcomers: OpenCodes;
  /** How many codes an address may have open while the breaker is open; a range twice as many. */
  networkOpen: number;
  /** So many phones proven within that time make an address the business's guests' own. */
  knownPhones: number;
  knownForMs: number;
  scannedWithinMs: number;
  trialEveryMs: number;
}

export type CodeLimitKey = 'phone' | 'block' | 'address' | 'network' | 'business' | 'platform';

/** The numbers that protect the platform; a platform may be opened with others. */
export interface Rules {
  /**
   * How many codes are sent. A block is a number less its last four digits. An address is loose, as a café shares one, and is counted for
   * each business; over all businesses (network) looser still, as a mobile carrier puts thousands of phones behind one.
   */
  codeLimits: Record<CodeLimitKey, CodeLimit[]>;
  codeBreaker: CodeRules;
  /** How long a process keeps a business's keys without looking for newer ones, in milliseconds. */
  keysFreshMs: number;
}

export const RULES: Rules = {
  codeLimits: {
    phone: [
      { most: 5, withinMs: HOUR, of: 'all' },
      { most: 10, withinMs: DAY, of: 'all' },
    ],
    block: [{ most: 20, withinMs: DAY, of: 'all' }],
    address: [
      { most: 60, withinMs: HOUR, of: 'open' },
      { most: 600, withinMs: HOUR, of: 'all' },
    ],
    network: [{ most: 600, withinMs: HOUR, of: 'open' }],
    business: [
      { most: 300, withinMs: HOUR, of: 'open' },
      { most: 1_500, withinMs: HOUR, of: 'all' },
    ],
    platform: [{ most: 5_000, withinMs: HOUR, of: 'all' }],
  },
  // 10,000 numbers of 200 blocks get at most 100 codes before the breaker opens, 45 of them before it is tight, then one for each
  // block without blemish and 12 trials: 3 + 27 blocks are burnt by then, so 100 + 170 + 12 in the worst order.
  codeBreaker: {
    tight: {
      platform: { base: 25, share: 0.02, largeShare: 0.2 },
      business: { base: 25, share: 0.2, largeShare: 0.2 },
    },
    tightBlock: 2,
    open: {
      platform: { base: 80, share: 0.02, largeShare: 0.25 },
      business: { base: 60, share: 0.25, largeShare: 0.25 },
    },
    newcomers: { base: 400, share: 0.25, largeShare: 0.25 },
    networkOpen: 30,
    knownPhones: 3,
    knownForMs: 7 * DAY,
    scannedWithinMs: 15 * MINUTE,
    trialEveryMs: 5 * MINUTE,
  },
  keysFreshMs: MINUTE,
};

/** The windows of a code's life, in milliseconds. */
export const CODE_LIVES_MS = 5 * MINUTE;
export const RESEND_AFTER_MS = [30_000, 60_000, 60_000] as const;
export const CODE_TRIES = 5;

/** A gift's SMS is tried anew when it failed, and each try may cost the business. */
export const GIFT_TEXTS = 3;

/** What is kept for guests who have not proven a phone: answers and bytes of a conversation, bytes of an address within a day. */
export const UNPROVEN = { answers: 100, bytes: 256 * 1024, addressBytes: 4_000_000 } as const;

export const REDEEM_UNDO_MS = 10 * MINUTE;
export const SCAN_AGAIN_AFTER_MS = 30 * MINUTE;
/** Scans that are counted for one address at one business: a full café on one Wi-Fi stays below. */
export const SCANS_OF_ADDRESS: Limit = { most: 300, withinMs: HOUR };
/** Taps on one social button by one device this close together are one click. */
export const CLICK_AGAIN_AFTER_MS = 10_000;

/** Tests to oneself that a business may send within 24 hours. */
export const CAMPAIGN_TESTS: Limit = { most: 10, withinMs: DAY };
/** Invitations to its panel that a business may write within 24 hours: they go to whatever address is typed. */
export const STAFF_INVITATIONS: Limit = { most: 20, withinMs: DAY };
