/** A page of a list, as it is asked for. */
export interface Page {
  limit: number;
  offset: number;
}

/** A stretch of time, both ends in it; an open end is null. */
export interface Stretch {
  from: Date | null;
  to: Date | null;
}

/**
 * A list is counted and paged as far as this, so that neither takes longer the more a business has: whoever wants what lies further asks
 * for days or words. A total of this means that there are at least as many.
 */
export const MOST_LISTED = 10_000;
