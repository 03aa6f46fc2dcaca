import { loadBusiness } from '../businesses/business.js';
import type { Platform } from '../platform.js';
import type { Id, Scope } from '../scope.js';
import { dispatch } from '../sms/dispatch.js';
import type { SmsProvider } from '../sms/port.js';
import type { Sending } from '../sms/send-step.js';
import { senderOf, takeTurns } from '../sms/senders.js';
import { setCampaignDue } from './campaign-due.js';
import type { CampaignStatus } from './campaign-status.js';
import { claimRecipients } from './claim-recipients.js';
import { endCampaign } from './end-campaign.js';
import { reapRecipients } from './reap-recipients.js';
import { startCampaign } from './start-campaign.js';

/** Messages of one claim. */
export const BATCH = 50;

/** One look at a campaign: does the next thing that its status asks for. True while there is more to do now. */
export async function tendCampaign(
  platform: Platform,
  provider: SmsProvider,
  scope: Scope,
  campaignId: Id,
  sending: Sending = {},
): Promise<boolean> {
  const [status, sender] = await platform.db.inScope(scope, async (tx) => {
    const [row] = await tx.sql<{ status: CampaignStatus }>(
      'SELECT status FROM campaign WHERE business_id = $1 AND id = $2',
      [scope.businessId, campaignId],
    );
    const { smsSender: from } = await loadBusiness(scope, tx);
    return [row?.status, senderOf(platform.config, { purpose: 'campaign', from })] as const;
  });
  if (status === 'scheduled') {
    await startCampaign(platform, scope, campaignId, sending);
    return true;
  }
  if (status === 'sending' && (await sendBatch(platform, provider, scope, campaignId, sender, sending)))
    return true;
  await reapRecipients(platform, provider, scope, campaignId, sending);
  return endCampaign(platform, scope, campaignId, sending);
}

/** False when nobody is left to be written to now. */
async function sendBatch(
  platform: Platform,
  provider: SmsProvider,
  scope: Scope,
  campaignId: Id,
  sender: string,
  sending: Sending,
): Promise<boolean> {
  const { clock, db, config } = platform;
  const turns = await takeTurns(platform, sender, BATCH);
  const waitMs =
    turns.granted > 0
      ? turns.at.getTime() - clock.now().getTime()
      : turns.nextAt.getTime() - clock.now().getTime();
  if (turns.granted === 0) {
    if (turns.pausedReason !== null && turns.pausedReason !== 'throttled') {
      await db.inScope(scope, (tx) => setCampaignDue(scope, tx, campaignId, turns.nextAt));
      return false;
    }
    await clock.wait(Math.min(1_000, Math.max(1, waitMs)), sending.signal);
    return true;
  }
  const claim = await claimRecipients(platform, scope, campaignId, turns.granted, sending.onStep);
  if ('quietUntil' in claim) {
    await db.inScope(scope, (tx) => setCampaignDue(scope, tx, campaignId, claim.quietUntil));
    return false;
  }
  sending.onStep?.('claim-committed');
  const places = {
    firstMs: Math.max(0, turns.at.getTime() - clock.now().getTime()),
    everyMs: 1000 / config.SMS_RATE_PER_SECOND,
  };
  await dispatch(platform, provider, scope, claim.messages, { ...sending, places });
  return claim.looked > 0;
}
