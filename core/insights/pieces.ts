import { BEGINNING, type Level } from './levels.js';
import type { Period } from './period.js';

/** Sums of one level from `since` on, before `until`, to be added (1) or taken away (-1). */
export interface Piece {
  sign: 1 | -1;
  level: Level;
  since: Date;
  until: Date;
}

const QUARTER_MS = 15 * 60_000;
const DAY_MS = 24 * 60 * 60_000;
/** Later than any sum begins. */
const END = new Date(Date.UTC(10_000, 0));

/**
 * A period as few sums of UTC: whole months between the months that begin nearest to its ends, and what lies between in days and quarters of an
 * hour. A month in Istanbul, which begins at 21:00, is a month of UTC, twelve quarters more and twelve less. All time up to a moment is all
 * time less what came after: the younger the moment, the fewer.
 */
export function piecesOf({ since, until }: Pick<Period, 'since' | 'until'>): Piece[] {
  const [first, last] = [ladderTo(since), ladderTo(until)];
  return [
    ...(since.getTime() === BEGINNING.getTime()
      ? [...between('ever', since, END, 1), ...between('month', last.month, END, -1)]
      : between('month', first.month, last.month, 1)),
    ...between('day', first.day, first.month, 1),
    ...between('quarter', since, first.day, 1),
    ...between('day', last.month, last.day, 1),
    ...between('quarter', last.day, until, 1),
  ];
}

/** The beginnings of a day and of a month that are nearest to a moment. */
function ladderTo(at: Date): { day: Date; month: Date } {
  if (at.getTime() % QUARTER_MS !== 0)
    throw new RangeError('a period begins and ends with a quarter of an hour');
  const day = new Date(Math.round(at.getTime() / DAY_MS) * DAY_MS);
  const [before, after] = [0, 1].map((more) => Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + more)) as [
    number,
    number,
  ];
  return { day, month: new Date(day.getTime() - before <= after - day.getTime() ? before : after) };
}

/** From one moment to another, which may lie before it. */
function between(level: Level, from: Date, to: Date, sign: 1 | -1): Piece[] {
  if (from.getTime() === to.getTime()) return [];
  if (from > to) return between(level, to, from, sign === 1 ? -1 : 1);
  return [{ sign, level, since: from, until: to }];
}
