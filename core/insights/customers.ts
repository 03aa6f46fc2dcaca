import type { Counts } from './counters.js';
import { BEGINNING } from './levels.js';
import type { Period } from './period.js';

/** All time up to a period's end: who is on the list then is who joined in it, less who was erased. */
export const untilEndOf = ({ until }: Period): Pick<Period, 'since' | 'until'> => ({
  since: BEGINNING,
  until,
});

/** Customers at the end of a time that began with the first of them. */
export const customersOf = ({ joined, erased }: Counts<'joined' | 'erased'>): number => joined - erased;
