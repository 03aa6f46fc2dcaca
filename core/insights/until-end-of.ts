import type { Period } from './period.js';

/** All time up to a period's end: what has come so far. */
export const untilEndOf = ({ until }: Period): Pick<Period, 'since' | 'until'> => ({
  since: new Date(0),
  until,
});
