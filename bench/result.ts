/** One line of a measurement: ours against what it is compared with. */
export interface Result {
  name: string;
  /** How many times as good as the other, or the share of it: `target` says which. */
  ratio: number;
  target: string;
  ok: boolean;
  /** The bare figures behind it. */
  figures: Record<string, number>;
}

export const atLeast = (name: string, ratio: number, target: number, figures: Result['figures']): Result => ({
  ...{ name, ratio, figures },
  target: `>=${target}`,
  ok: ratio >= target,
});

export const atMost = (name: string, ratio: number, target: number, figures: Result['figures']): Result => ({
  ...{ name, ratio, figures },
  target: `<=${Number(target.toFixed(3))}`,
  ok: ratio <= target,
});

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
