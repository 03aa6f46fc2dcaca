import type { PlatformTx, Tx } from '../../db/tx.js';
import type { PlatformScope, Scope } from '../../scope.js';
import { ALL_COUNTERS, eachCounter } from '../counters.js';
import { COHORTS_OF_MONTHS, MONTHS_OF_MARKS } from './count-cohorts.js';

export interface RollupFault {
  level: string;
  startsAt: string;
  figure: string;
  stored: number;
  counted: number;
}

export interface RollupCheck {
  /** Figures that were compared. */
  checked: number;
  faults: RollupFault[];
}

const values = (alias: string): string =>
  `(VALUES ${eachCounter(ALL_COUNTERS, (column) => `('${column}', ${alias}.${column})`)}) AS v (metric, n)`;

/** Compares two sets of (level, starts_at, metric, n): every figure of either. */
const compare = (stored: string, counted: string): string => `
  SELECT count(*)::int AS checked, coalesce(json_agg(json_build_object('level', level, 'startsAt', starts_at, 'figure', metric,
    'stored', s.n, 'counted', c.n)) FILTER (WHERE s.n IS DISTINCT FROM c.n), '[]') AS faults
  FROM (SELECT level, starts_at, metric, coalesce(sum(n), 0)::float8 AS n FROM (${stored}) a GROUP BY 1, 2, 3) s
  FULL JOIN (SELECT level, starts_at, metric, coalesce(sum(n), 0)::float8 AS n FROM (${counted}) b GROUP BY 1, 2, 3) c
    USING (level, starts_at, metric)
  WHERE s.n IS NOT NULL OR c.n IS NOT NULL`;

/**
 * Holds each of a business's sums against its facts, on every level, and its cohorts against its visits. Hours that are marked are read raw by
 * whoever asks; on each level their facts are counted as they were summed. One statement each, so one snapshot.
 */
export async function checkRollups({ businessId }: Scope, tx: Tx): Promise<RollupCheck> {
  await tx.sql('SET LOCAL statement_timeout = 0');
  const clean = `fact AS MATERIALIZED (
      SELECT date_bin('15 minutes', at, 'epoch'::timestamptz) AS starts_at, metric, sum(n) AS n FROM public.fact f
      WHERE f.business_id = $1
        AND NOT EXISTS (SELECT FROM rollup_mark m WHERE m.business_id = $1 AND m.hour = date_trunc('hour', f.at, 'UTC'))
      GROUP BY 1, 2
      UNION ALL
      SELECT r.starts_at, v.metric, v.n FROM rollup r CROSS JOIN LATERAL ${values('r')}
      WHERE r.business_id = $1 AND r.level = 'quarter' AND v.n IS NOT NULL
        AND EXISTS (SELECT FROM rollup_mark m WHERE m.business_id = $1 AND m.hour = date_trunc('hour', r.starts_at, 'UTC')))`;
  const counted = ['quarter', 'day', 'month']
    .map(
      (level) =>
        `SELECT '${level}' AS level, ${level === 'quarter' ? 'starts_at' : `date_trunc('${level}', starts_at, 'UTC') AS starts_at`}, metric, n FROM fact`,
    )
    .join(' UNION ALL ');
  const sums = await tx.one<RollupCheck>(
    `WITH ${clean} ${compare(
      `SELECT r.level, r.starts_at, v.metric, v.n FROM rollup r CROSS JOIN LATERAL ${values('r')} WHERE r.business_id = $1 AND v.n IS NOT NULL`,
      counted,
    )}`,
    [businessId],
  );
  const cohorts = await checkCohorts(businessId, tx);
  return { checked: sums.checked + cohorts.checked, faults: [...sums.faults, ...cohorts.faults] };
}

const cohortValues = (alias: string): string =>
  `SELECT 'cohort' AS level, ${alias}.month AS starts_at, v.metric, v.n FROM ${alias} CROSS JOIN LATERAL (VALUES ('guests', ${alias}.guests),
     ('back_1', ${alias}.back_1), ('back_2', ${alias}.back_2), ('back_3', ${alias}.back_3)) AS v (metric, n)
   WHERE ${alias}.business_id = $1 AND v.n <> 0 AND ${alias}.month NOT IN (SELECT month FROM stale)`;

async function checkCohorts(businessId: string, tx: Tx): Promise<RollupCheck> {
  return tx.one<RollupCheck>(
    `WITH marks AS (SELECT business_id, guest_id, day FROM cohort_mark WHERE business_id = $1), stale AS (${MONTHS_OF_MARKS}),
     months AS (SELECT DISTINCT business_id, date_trunc('month', day::timestamp)::date AS month FROM visit WHERE business_id = $1),
     counted AS (${COHORTS_OF_MONTHS})
     ${compare(cohortValues('cohort'), cohortValues('counted'))}`,
    [businessId],
  );
}

/** Holds the platform's sums against those of all businesses. */
export async function checkPlatformRollups(_scope: PlatformScope, tx: PlatformTx): Promise<RollupCheck> {
  await tx.sql('SET LOCAL statement_timeout = 0');
  const spread = (table: string): string =>
    `SELECT r.level, r.starts_at, v.metric, v.n FROM ${table} r CROSS JOIN LATERAL ${values('r')} WHERE v.n IS NOT NULL`;
  return tx.one<RollupCheck>(compare(spread('platform_rollup'), spread('rollup')));
}
