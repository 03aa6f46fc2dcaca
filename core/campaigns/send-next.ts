import type { Platform } from '../platform.js';
import type { Id, Scope } from '../scope.js';
import { dispatch } from '../sms/dispatch.js';
import type { SmsProvider } from '../sms/port.js';
import type { Sending } from '../sms/send-step.js';
import { senderOf, takeTurns } from '../sms/senders.js';
import type { CampaignStatus } from './campaign-status.js';
import { claimRecipients } from './claim-recipients.js';
import { pauseStoodStill, tooLateBefore } from './miss-campaign.js';
import { startCampaign } from './start-campaign.js';

/** Messages of one claim at most; fewer where there are fewer sockets. */
export const CLAIM_SIZE = 200;
/** The longest that a lane waits for a place before it looks at the campaign again. */
const LONGEST_WAIT_MS = 1_000;

interface Sent {
  /** There may be more to send now. */
  more: boolean;
  /** There is more, but not before then: quiet hours, or a sender that is paused. */
  notBefore?: Date;
  /** Whose turns the next batch takes: known as long as batches go out. */
  sender?: string;
}

/**
 * The next thing that a campaign asks for: to be started, or its next batch at the sender's pace. With a sender that the batch before
 * told, nothing is read first: whether the campaign is still to be sent the claim itself looks.
 */
export async function sendNext(
  platform: Platform,
  provider: SmsProvider,
  { scope, campaignId, sender: known }: { scope: Scope; campaignId: Id; sender?: string },
  sending: Sending = {},
): Promise<Sent> {
  if (known) return sendBatch(platform, provider, { scope, campaignId, sender: known }, sending);
  const { status, sender, startedAt } = await read(platform, scope, campaignId);
  if (status === 'scheduled') return { more: await startCampaign(platform, scope, campaignId, sending) };
  if (status !== 'sending') return { more: false };
  const isLate = startedAt && startedAt < tooLateBefore(platform.config, platform.clock.now());
  if (isLate && (await pauseStoodStill(platform, scope, campaignId))) return { more: false };
  return sendBatch(platform, provider, { scope, campaignId, sender }, sending);
}

async function read(
  { db, config }: Platform,
  scope: Scope,
  campaignId: Id,
): Promise<{ status: CampaignStatus | undefined; sender: string; startedAt: Date | null }> {
  const [row] = await db.inScope(scope, (tx) =>
    tx.sql<{ status: CampaignStatus; from: string | null; started_at: Date | null }>(
      `SELECT c.status, b.sms_sender AS "from", c.started_at FROM campaign c JOIN business b ON b.business_id = c.business_id
       WHERE c.business_id = $1 AND c.id = $2`,
      [scope.businessId, campaignId],
    ),
  );
  const sender = senderOf(config, { purpose: 'campaign', from: row?.from });
  return { status: row?.status, sender, startedAt: row?.started_at ?? null };
}

async function sendBatch(
  platform: Platform,
  provider: SmsProvider,
  { scope, campaignId, sender }: { scope: Scope; campaignId: Id; sender: string },
  sending: Sending,
): Promise<Sent> {
  const { clock, config } = platform;
  const want = Math.min(CLAIM_SIZE, config.SMS_CONNECTIONS);
  const { granted, at, nextAt, pausedReason } = await takeTurns(platform, sender, want);
  const msUntil = (time: Date): number => Math.max(0, time.getTime() - clock.now().getTime());
  if (granted === 0) {
    // Nobody's hands are bound by a sender that was refused for long: others of the business wait their turn elsewhere.
    if (pausedReason !== null && msUntil(nextAt) > LONGEST_WAIT_MS) return { more: false, notBefore: nextAt };
    await clock.wait(Math.min(LONGEST_WAIT_MS, Math.max(1, msUntil(nextAt))), sending.signal);
    return { more: true, sender };
  }
  if (sending.signal?.aborted) return { more: true, sender };
  const claim = await claimRecipients(platform, scope, campaignId, granted, sending.onStep);
  if ('notBefore' in claim) return { more: false, notBefore: claim.notBefore };
  sending.onStep?.('claim-committed');
  const places = { firstMs: msUntil(at), everyMs: 1000 / config.SMS_RATE_PER_SECOND };
  await dispatch(platform, provider, scope, claim.messages, { ...sending, places });
  return { more: claim.looked > 0, sender: senderOf(config, { purpose: 'campaign', from: claim.from }) };
}
