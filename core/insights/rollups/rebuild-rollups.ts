import type { Platform } from '../../platform.js';
import type { PlatformScope, Scope } from '../../scope.js';
import { ALL_COUNTERS, eachCounter } from '../counters.js';
import { LEVELS, startOf } from '../levels.js';
import { countCohorts } from './count-cohorts.js';
import { lockRollups } from './lock-rollups.js';
import { recountCampaigns } from './sum-campaigns.js';
import { recountFacts } from './sum-facts.js';

/** Makes a business's rollups anew from its facts, whatever was there. A large business may take a minute. */
export async function rebuildRollups({ db }: Pick<Platform, 'db'>, scope: Scope): Promise<void> {
  await db.inScope(scope, async (tx) => {
    await tx.sql('SET LOCAL statement_timeout = 0');
    await lockRollups(scope, tx);
    const own = [scope.businessId];
    await tx.sql('DELETE FROM rollup_mark WHERE business_id = $1', own);
    await tx.sql('DELETE FROM cohort_mark WHERE business_id = $1', own);
    // The longer ones as the quarters have them, before what the quarters lack is added to all.
    await tx.sql(`DELETE FROM rollup WHERE business_id = $1 AND level <> 'quarter'`, own);
    for (const level of LEVELS.filter((level) => level !== 'quarter'))
      await tx.sql(
        `INSERT INTO rollup (business_id, level, starts_at, ${columns})
         SELECT $1, '${level}', ${startOf(level, 'starts_at')}, ${sums} FROM rollup WHERE business_id = $1 AND level = 'quarter' GROUP BY 3`,
        own,
      );
    await countCohorts(scope, tx, null);
    await recountCampaigns(scope, tx);
    await recountFacts(scope, tx);
  });
}

/** Makes the platform's rollups anew as the sum of all businesses'. Needs the CEO's address. */
export async function rebuildPlatformRollups(
  { db }: Pick<Platform, 'db'>,
  scope: PlatformScope,
): Promise<void> {
  await db.acrossBusinesses(scope, async (tx) => {
    await tx.sql('SET LOCAL statement_timeout = 0');
    // Whoever is adding to them has committed then, or has not added yet and does so afterwards.
    await tx.sql('LOCK TABLE platform_rollup IN SHARE ROW EXCLUSIVE MODE');
    await tx.sql('DELETE FROM platform_rollup');
    await tx.sql(
      `INSERT INTO platform_rollup (level, starts_at, ${columns})
       SELECT level, starts_at, ${sums} FROM rollup GROUP BY level, starts_at`,
    );
  });
}

const columns = eachCounter(ALL_COUNTERS, (column) => column);
const sums = eachCounter(ALL_COUNTERS, (column) => `nullif(sum(${column}), 0)`);
