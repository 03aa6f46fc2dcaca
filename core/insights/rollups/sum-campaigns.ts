import type { Tx } from '../../db/tx.js';
import type { Scope } from '../../scope.js';

/** A table of a campaign's (or its gift's) sums, to which whoever changes a fact adds the difference, and the view of what is summed in it. */
export interface Sum {
  table: string;
  facts: string;
  /** Of what the figures are sums. */
  keys: readonly string[];
  figures: readonly string[];
}

export const CAMPAIGN_SUMS: readonly Sum[] = [
  {
    ...{ table: 'campaign_sum', facts: 'campaign_fact', keys: ['campaign_id', 'status', 'reason'] },
    figures: ['people', 'sms_used', 'sms_reserved', 'clicked'],
  },
  { table: 'gift_sum', facts: 'gift_fact', keys: ['gift_id'], figures: ['redeemed'] },
];

/** Differences of one transaction: it stays short, and a stop does not wait for it. */
const AT_ONCE = 10_000;

/**
 * Makes one row of each of a campaign's sums that differences were added to. What is taken out comes back summed in the same statement, so
 * that whoever reads sees either; what commits later lies there for the next time. Whoever calls it holds the business's lock.
 */
export async function sumCampaigns({ businessId }: Scope, tx: Tx): Promise<{ more: boolean }> {
  let more = false;
  for (const { table, keys, figures } of CAMPAIGN_SUMS) {
    const whose = keys[0]!;
    const { taken } = await tx.one<{ taken: number }>(
      `WITH picked AS MATERIALIZED (SELECT ${whose}, id FROM ${table} WHERE business_id = $1 AND loose LIMIT $2),
       old AS (
         DELETE FROM ${table} t WHERE t.business_id = $1 AND t.${whose} IN (SELECT ${whose} FROM picked)
           AND (NOT t.loose OR t.id IN (SELECT id FROM picked)) RETURNING t.*),
       summed AS (${insertSums({ table, keys, figures }, 'old')})
       SELECT count(*)::int AS taken FROM picked`,
      [businessId, AT_ONCE],
    );
    more ||= taken === AT_ONCE;
  }
  return { more };
}

/** Makes the sums of all of a business's campaigns anew from the facts, in one statement each: a difference that it does not see is of a fact that it does not see. */
export async function recountCampaigns({ businessId }: Scope, tx: Tx): Promise<void> {
  for (const sum of CAMPAIGN_SUMS)
    await tx.sql(
      `WITH old AS (DELETE FROM ${sum.table} WHERE business_id = $1),
       counted AS (SELECT * FROM ${sum.facts} WHERE business_id = $1)
       ${insertSums(sum, 'counted')}`,
      [businessId],
    );
}

const insertSums = ({ table, keys, figures }: Omit<Sum, 'facts'>, from: string): string => `
  INSERT INTO ${table} (business_id, ${keys.join(', ')}, loose, ${figures.join(', ')})
  SELECT $1, ${keys.join(', ')}, false, ${figures.map((figure) => `sum(${figure})`).join(', ')} FROM ${from} GROUP BY ${keys.join(', ')}
  HAVING ${figures.map((figure) => `sum(${figure}) <> 0`).join(' OR ')}`;
