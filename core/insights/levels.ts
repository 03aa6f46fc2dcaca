/**
 * Stretches of time that are summed. No zone's midnight falls within a quarter of an hour; days and months are of UTC; `ever` is all time,
 * for what counts everything up to a moment.
 */
export const LEVELS = ['quarter', 'day', 'month', 'ever'] as const;
export type Level = (typeof LEVELS)[number];

/** When all time begins. */
export const BEGINNING = new Date(0);

/** SQL: when that stretch begins into which a moment falls. */
export function startOf(level: Level, at: string): string {
  if (level === 'quarter') return `date_bin('15 minutes', ${at}, 'epoch'::timestamptz)`;
  if (level === 'ever') return `'epoch'::timestamptz`;
  return `date_trunc('${level}', ${at}, 'UTC')`;
}
