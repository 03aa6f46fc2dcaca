/** The places in the rollup job where a process may die; each must leave every figure exact. */
export const ROLLUP_STEPS = [
  ...(['locked', 'marks-taken', 'cohorts-counted', 'campaigns-summed', 'summed'] as const),
  'committed',
] as const;
export type RollupStep = (typeof ROLLUP_STEPS)[number];

/** Until when the job goes on, and who watches its steps. */
export interface Rolling {
  signal?: AbortSignal;
  onStep?: (step: RollupStep) => void;
}
