import type { PlatformTx, Tx } from '../../db/tx.js';
import type { PlatformScope, Scope } from '../../scope.js';
import { ALL_COUNTERS, eachCounter, isOf, MARKED_COUNTERS, SMS_COUNTERS, type Counter } from '../counters.js';
import { LEVELS, startOf } from '../levels.js';
import { COHORTS_OF_MONTHS, MONTHS_OF_MARKS } from './count-cohorts.js';
import { CAMPAIGN_SUMS, type Sum } from './sum-campaigns.js';

export interface RollupFault {
  level: string;
  /** From when on it is a sum, or of which campaign or gift. */
  of: string;
  figure: string;
  stored: number;
  counted: number;
}

export interface RollupCheck {
  /** Figures that were compared. */
  checked: number;
  faults: RollupFault[];
}

const values = (alias: string, of: readonly Counter[] = ALL_COUNTERS): string =>
  `(VALUES ${eachCounter(of, (column) => `('${column}', ${alias}.${column})`)}) AS v (metric, n)`;

/** Compares two sets of (level, starts_at, metric, n): every figure of either. */
const compare = (stored: string, counted: string): string => `
  SELECT count(*)::int AS checked, coalesce(json_agg(json_build_object('level', level, 'of', starts_at, 'figure', metric,
    'stored', s.n, 'counted', c.n)) FILTER (WHERE coalesce(s.n, 0) <> coalesce(c.n, 0)), '[]') AS faults
  FROM (SELECT level, starts_at, metric, coalesce(sum(n), 0)::float8 AS n FROM (${stored}) a GROUP BY 1, 2, 3) s
  FULL JOIN (SELECT level, starts_at, metric, coalesce(sum(n), 0)::float8 AS n FROM (${counted}) b GROUP BY 1, 2, 3) c
    USING (level, starts_at, metric)
  WHERE s.n IS NOT NULL OR c.n IS NOT NULL`;

/**
 * Holds each of a business's sums against its facts, on every level, and its cohorts against its visits and its campaigns against their
 * recipients. Hours that are marked are read raw by whoever asks; on each level their facts are counted as they were summed. Differences of
 * SMS that wait belong to the sums. One statement each, so one snapshot.
 */
export async function checkRollups({ businessId }: Scope, tx: Tx): Promise<RollupCheck> {
  await tx.sql('SET LOCAL statement_timeout = 0');
  const clean = `fact AS MATERIALIZED (
      SELECT ${startOf('quarter', 'at')} AS starts_at, metric, sum(n) AS n FROM public.fact f
      WHERE f.business_id = $1 AND (${isOf(SMS_COUNTERS, 'f.metric')}
        OR NOT EXISTS (SELECT FROM rollup_mark m WHERE m.business_id = $1 AND m.hour = date_trunc('hour', f.at, 'UTC')))
      GROUP BY 1, 2
      UNION ALL
      SELECT r.starts_at, v.metric, v.n FROM rollup r CROSS JOIN LATERAL ${values('r', MARKED_COUNTERS)}
      WHERE r.business_id = $1 AND r.level = 'quarter' AND v.n IS NOT NULL
        AND EXISTS (SELECT FROM rollup_mark m WHERE m.business_id = $1 AND m.hour = date_trunc('hour', r.starts_at, 'UTC'))),
    waiting AS MATERIALIZED (
      SELECT d.starts_at, v.metric, v.n FROM rollup_difference d CROSS JOIN LATERAL ${values('d', SMS_COUNTERS)} WHERE d.business_id = $1)`;
  const onEachLevel = (table: string): string =>
    LEVELS.map(
      (level) =>
        `SELECT '${level}' AS level, ${startOf(level, 'starts_at')} AS starts_at, metric, n FROM ${table}`,
    ).join(' UNION ALL ');
  const sums = await tx.one<RollupCheck>(
    `WITH ${clean} ${compare(
      `SELECT r.level, r.starts_at, v.metric, v.n FROM rollup r CROSS JOIN LATERAL ${values('r')} WHERE r.business_id = $1 AND v.n IS NOT NULL
       UNION ALL ${onEachLevel('waiting')}`,
      onEachLevel('fact'),
    )}`,
    [businessId],
  );
  const parts = [sums, await checkCohorts(businessId, tx)];
  for (const sum of CAMPAIGN_SUMS) parts.push(await checkSum(businessId, tx, sum));
  return {
    checked: parts.reduce((all, { checked }) => all + checked, 0),
    faults: parts.flatMap(({ faults }) => faults),
  };
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

async function checkSum(
  businessId: string,
  tx: Tx,
  { table, facts, keys, figures }: Sum,
): Promise<RollupCheck> {
  const spread = (from: string): string =>
    `SELECT '${table}' AS level, concat_ws(' ', ${keys.join(', ')}) AS starts_at, v.metric, v.n FROM ${from} r
     CROSS JOIN LATERAL (VALUES ${figures.map((figure) => `('${figure}', r.${figure})`).join(', ')}) AS v (metric, n)
     WHERE r.business_id = $1 AND v.n <> 0`;
  return tx.one<RollupCheck>(compare(spread(table), spread(facts)), [businessId]);
}

/** Holds the platform's sums against those of all businesses. */
export async function checkPlatformRollups(_scope: PlatformScope, tx: PlatformTx): Promise<RollupCheck> {
  await tx.sql('SET LOCAL statement_timeout = 0');
  const spread = (table: string): string =>
    `SELECT r.level, r.starts_at, v.metric, v.n FROM ${table} r CROSS JOIN LATERAL ${values('r')} WHERE v.n IS NOT NULL`;
  return tx.one<RollupCheck>(compare(spread('platform_rollup'), spread('rollup')));
}
