import type { Tx } from '../db/tx.js';
import { reserveSms } from '../packages/reserve-sms.js';
import type { Id, Scope } from '../scope.js';
import type { Sending } from '../sms/send-step.js';
import { setCampaignDue } from './campaign-due.js';

/** Two campaigns of a business freeze one after the other: the second sees whom the first will write to. */
export async function takeFreezeLock(scope: Scope, tx: Tx): Promise<void> {
  await tx.sql(`SELECT pg_advisory_xact_lock(hashtextextended('freeze:' || $1::text, 0))`, [
    scope.businessId,
  ]);
}

/**
 * Makes a message of each verdict (`guest_id`, `language`, `segments`, `reason`; $1 is the business) and holds the SMS of those without a
 * reason; the campaign's next look is now. Throws Refusal `package_empty`.
 */
export async function freezeRecipients(
  scope: Scope,
  tx: Tx,
  campaignId: Id,
  { sql, params, onStep }: { sql: string; params: unknown[]; onStep?: Sending['onStep'] },
): Promise<void> {
  const [campaign, now] = [`$${params.length + 1}::bigint`, `$${params.length + 2}::timestamptz`];
  await tx.sql(
    `INSERT INTO message (business_id, purpose, payer, channel, guest_id, language, status, reason, segments, created_at, settled_at, campaign_id)
     SELECT $1, (SELECT kind FROM campaign WHERE business_id = $1 AND id = ${campaign}), 'package', 'sms', r.guest_id, r.language,
       CASE WHEN r.reason IS NULL THEN 'pending' ELSE 'skipped' END, r.reason, CASE WHEN r.reason IS NULL THEN r.segments END,
       ${now}, CASE WHEN r.reason IS NOT NULL THEN ${now} END, ${campaign}
     FROM (${sql}) r`,
    [...params, campaignId, tx.now],
  );
  // What the recipients cost is in the campaign's sums by now; to hand a hundred thousand rows on to be added up again takes longer.
  const { reserved } = await tx.one<{ reserved: string }>(
    `SELECT coalesce(sum(sms_reserved), 0) AS reserved FROM campaign_sum WHERE business_id = $1 AND campaign_id = $2`,
    [scope.businessId, campaignId],
  );
  onStep?.('frozen');
  await setCampaignDue(scope, tx, campaignId, tx.now);
  await reserveSms(scope, tx, { sms: Number(reserved), campaignId });
}
