import { hourOf, type HourSum } from './best-hours-cells.js';

/** How an hour of the week does over all businesses. */
export interface PatternCell {
  weekday: number;
  hour: number;
  sends: number;
  responses: number;
}

export interface HourCell {
  weekday: number;
  hour: number;
  sends: number;
  /** Share of SMS that were answered, drawn towards the platform's pattern the more the fewer SMS stand behind it. */
  rate: number;
}

/** SMS as which the platform's overall rate counts in each hour of its own pattern. */
const PATTERN_PRIOR = 200;
/** Between how many SMS of its own an hour's expectation may count for. */
const [WEAKEST, STRONGEST] = [20, 5_000];

/**
 * Each hour's rate by empirical Bayes: what the platform's pattern would have this business reach there counts as so many SMS more. How
 * many is learnt from the hours themselves (method of moments): the less they differ beyond chance, the more it counts.
 */
export function shrinkRates(hours: HourSum[], rate: number, pattern: PatternCell[]): HourCell[] {
  const multiple = patternMultiple(pattern);
  const expected = (hour: HourSum): number => Math.min(0.95, rate * multiple(hour));
  const strength = priorStrength(hours, expected);
  return hours.map((hour) => ({
    weekday: hour.weekday,
    hour: hour.hour,
    sends: hour.sends,
    rate: (hour.responses + strength * expected(hour)) / (hour.sends + strength),
  }));
}

/** By what an hour's rate over all businesses lies above or below that of all hours; 1 where the platform does not know. */
function patternMultiple(pattern: PatternCell[]): (hour: HourSum) => number {
  const sends = pattern.reduce((sum, cell) => sum + cell.sends, 0);
  const overall = pattern.reduce((sum, cell) => sum + cell.responses, 0) / sends;
  const known = new Map(
    pattern.map((cell) => [
      hourOf(cell),
      (cell.responses + PATTERN_PRIOR * overall) / (cell.sends + PATTERN_PRIOR) / overall,
    ]),
  );
  return (hour) => (overall > 0 ? (known.get(hourOf(hour)) ?? 1) : 1);
}

function priorStrength(hours: HourSum[], expected: (hour: HourSum) => number): number {
  let [beyondChance, weight, spread] = [0, 0, 0];
  for (const hour of hours) {
    const mean = expected(hour);
    const chance = mean * (1 - mean);
    beyondChance += hour.sends * (hour.responses / hour.sends - mean) ** 2 - chance;
    weight += hour.sends;
    spread += chance;
  }
  const between = beyondChance / weight;
  const strength = between > 0 ? spread / hours.length / between - 1 : STRONGEST;
  return Math.min(STRONGEST, Math.max(WEAKEST, strength));
}
