import type { Platform } from '../../platform.js';
import { systemScope, type Id, type Scope } from '../../scope.js';
import { countCohorts, type CohortMark } from './count-cohorts.js';
import { tryLockRollups } from './lock-rollups.js';
import type { Rolling } from './rollup-step.js';
import { sumCampaigns } from './sum-campaigns.js';
import { sumFacts } from './sum-facts.js';

/** Hours, and visits, of one transaction: it stays short, and a stop does not wait for it. */
const AT_ONCE = 500;

/** Brings the rollups of every business up to date. Safe to run by several processes at once, and to be ended at any moment. */
export async function keepRollups({ db, clock, log }: Platform, rolling: Rolling = {}): Promise<void> {
  // A campaign that is under way moves its recipients also where no fact changes.
  const marked = await db.route<{ id: Id }>(
    `SELECT business_id AS id FROM rollup_mark UNION SELECT business_id FROM campaign_due WHERE due_at <= $1 ORDER BY id`,
    [clock.now()],
  );
  for (const { id } of marked) {
    const scope = systemScope(id);
    try {
      while (!rolling.signal?.aborted && (await rollUp(scope, { db }, rolling)));
    } catch (error) {
      log.error({ error, businessId: id }, 'figures could not be summed');
    }
  }
}

/**
 * Sums some of a business's marked hours; answers whether more are to be done. A mark that is taken was committed together with its fact, so
 * the next statement, whose snapshot is newer, sees that; a fact that commits later brings a mark that is still there then.
 */
export async function rollUp(
  scope: Scope,
  { db }: Pick<Platform, 'db'>,
  { onStep }: Rolling = {},
): Promise<boolean> {
  const more = await db.inScope(scope, async (tx) => {
    if (!(await tryLockRollups(scope, tx))) return false;
    onStep?.('locked');
    const marks = await tx.sql<{ hour: Date | null }>(
      `DELETE FROM rollup_mark WHERE business_id = $1 AND (hour IS NULL OR hour IN (
         SELECT DISTINCT hour FROM rollup_mark WHERE business_id = $1 AND hour IS NOT NULL ORDER BY hour LIMIT $2)) RETURNING hour`,
      [scope.businessId, AT_ONCE],
    );
    const visits = await tx.sql<CohortMark>(
      `DELETE FROM cohort_mark WHERE business_id = $1 AND id IN (SELECT id FROM cohort_mark WHERE business_id = $1 ORDER BY id LIMIT $2)
       RETURNING guest_id AS "guestId", day::text AS day`,
      [scope.businessId, AT_ONCE],
    );
    onStep?.('marks-taken');
    const hours = [...new Set(marks.map(({ hour }) => hour?.getTime()))]
      .filter((ms) => ms !== undefined)
      .map((ms) => new Date(ms));
    await countCohorts(scope, tx, visits);
    onStep?.('cohorts-counted');
    const sums = await sumCampaigns(scope, tx);
    onStep?.('campaigns-summed');
    // Last: the platform's rows are every business's.
    const facts = marks.length > 0 ? await sumFacts(scope, tx, hours) : { more: false };
    // The job finds those that are left by a mark: one that dies here must leave it.
    if (facts.more) await tx.sql('INSERT INTO rollup_mark (business_id) VALUES ($1)', [scope.businessId]);
    onStep?.('summed');
    return hours.length === AT_ONCE || visits.length === AT_ONCE || sums.more || facts.more;
  });
  onStep?.('committed');
  return more;
}
