/** What goes wrong, as rates between 0 and 1; all of them 0 is a Twilio on a good day. */
export interface Faults {
  /** The line is cut, and nothing was taken. */
  resetBefore: number;
  /** It was taken, and the line is cut. */
  resetAfter: number;
  errorBefore: number;
  errorAfter: number;
  tooMany: number;
  retryAfterSeconds: number;
  /** What one sender may send in a second before it is answered 429; null for no limit. */
  limitPerSecond: number | null;
  /** It was taken, and the answer comes later: callbacks may overtake it. */
  slow: number;
  slowMs: number;
  /** Every answer waits that long. */
  answerMs: number;
  /** An accepted message shows in the list only after that. */
  listLagMs: number;
  listAway: boolean;
  /** What the account's every call is answered with. */
  account: { status: number; code: number } | null;
  callbacks: boolean;
  callbackMs: number;
  /** Of callbacks: these come that much later, out of order, twice, or by somebody else as well. */
  callbackLate: number;
  callbackLateMs: number;
  callbackReordered: number;
  callbackDoubled: number;
  callbackForged: number;
  /** Of accepted messages: these end as undelivered (30003). */
  undelivered: number;
}

export const NO_FAULTS: Faults = {
  ...{ resetBefore: 0, resetAfter: 0, errorBefore: 0, errorAfter: 0, tooMany: 0, retryAfterSeconds: 1 },
  ...{ limitPerSecond: null },
  ...{ slow: 0, slowMs: 0, answerMs: 0, listLagMs: 0, listAway: false, account: null },
  ...{ callbacks: true, callbackMs: 5, callbackLate: 0, callbackLateMs: 500 },
  ...{ callbackReordered: 0, callbackDoubled: 0, callbackForged: 0, undelivered: 0 },
};

/** A stream of numbers in [0, 1) that a seed repeats (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
