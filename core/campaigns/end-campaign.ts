import type { Platform } from '../platform.js';
import type { Id, Scope } from '../scope.js';
import { releaseUnsent, type Moved } from '../sms/charge.js';
import type { Sending } from '../sms/send-step.js';
import { UNKNOWN_ASKED_FOR_MS } from './reap-recipients.js';
import { setCampaignDue } from './campaign-due.js';
import type { CampaignStatus } from './campaign-status.js';

/** How often the provider is asked again after what it could not tell. */
const ASK_AGAIN_AFTER_MS = 5 * 60_000;
/** How often somebody looks whether a business that was not open when its campaign was due is so again. */
const TRY_AGAIN_AFTER_MS = 60_000;

/**
 * What is left of a campaign that nobody can be written to in now: those who wait again after a cancel are left out, a campaign all of
 * whose recipients are settled is `sent`, and while the provider must still be asked after some, somebody looks again then.
 * True when there is more to do at once.
 */
export async function endCampaign(
  { db, config }: Platform,
  scope: Scope,
  campaignId: Id,
  { onStep, notBefore }: Sending & { notBefore?: Date } = {},
): Promise<boolean> {
  return db.inScope(scope, async (tx) => {
    const key = [scope.businessId, campaignId];
    const lagMs = config.SMS_PROVIDER_LAG_SECONDS * 1000;
    const [campaign] = await tx.sql<{ status: CampaignStatus; scheduled_at: Date | null }>(
      'SELECT status, scheduled_at FROM campaign WHERE business_id = $1 AND id = $2 FOR UPDATE',
      key,
    );
    let released: Moved[] = [];
    if (campaign?.status === 'cancelled')
      released = await tx.sql<Moved>(
        `UPDATE message SET status = 'skipped', reason = 'cancelled', settled_at = $3
         WHERE business_id = $1 AND campaign_id = $2 AND status = 'pending' RETURNING id, campaign_id, payer, segments AS reserved`,
        [...key, tx.now],
      );
    const left = await tx.one<{ pending: number; asked_after: Date | null; unknown: boolean }>(
      `SELECT count(*) FILTER (WHERE status = 'pending')::int AS pending,
         min(claimed_at) FILTER (WHERE status = 'claimed') AS asked_after,
         coalesce(bool_or(status = 'unknown' AND claimed_at > $3), false) AS unknown
       FROM message WHERE business_id = $1 AND campaign_id = $2 AND status IN ('pending', 'claimed', 'unknown')`,
      [...key, new Date(tx.now.getTime() - UNKNOWN_ASKED_FOR_MS)],
    );
    const waits = campaign?.status === 'sending' && left.pending > 0;
    const goesOn = waits && (notBefore === undefined || notBefore <= tx.now);
    if (campaign?.status === 'sending' && left.pending === 0 && left.asked_after === null) {
      await tx.sql(
        `UPDATE campaign SET status = 'sent', finished_at = $3 WHERE business_id = $1 AND id = $2 AND status = 'sending'`,
        [...key, tx.now],
      );
      onStep?.('finished');
    }
    const looks = [
      // Nothing was sent yet: it was put off, or cannot be started now.
      campaign?.status === 'scheduled' ? nextTry(campaign.scheduled_at!, tx.now) : null,
      waits ? (notBefore ?? tx.now) : null,
      // A moment after the lag is over, and never a loop without a pause.
      left.asked_after &&
        later(tx.now, Math.max(1000, left.asked_after.getTime() + lagMs - tx.now.getTime())),
      left.unknown ? later(tx.now, ASK_AGAIN_AFTER_MS) : null,
    ].filter((look) => look !== null);
    await setCampaignDue(
      scope,
      tx,
      campaignId,
      looks.length > 0 ? new Date(Math.min(...looks.map(Number))) : null,
    );
    await releaseUnsent(scope, tx, released);
    return goesOn;
  });
}

const later = (now: Date, ms: number): Date => new Date(now.getTime() + ms);

const nextTry = (scheduledAt: Date, now: Date): Date =>
  scheduledAt > now ? scheduledAt : later(now, TRY_AGAIN_AFTER_MS);
