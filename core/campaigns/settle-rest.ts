import type { Platform } from '../platform.js';
import type { Id, Scope } from '../scope.js';
import type { SmsProvider } from '../sms/port.js';
import type { Sending } from '../sms/send-step.js';
import { endCampaign } from './end-campaign.js';
import { reapRecipients } from './reap-recipients.js';

/** What is to do when nobody can be written to now: the provider is asked after lost answers, and the campaign ends or waits. True: there is more to send. */
export async function settleRest(
  platform: Platform,
  provider: SmsProvider,
  { scope, campaignId, notBefore }: { scope: Scope; campaignId: Id; notBefore?: Date },
  sending: Sending = {},
): Promise<boolean> {
  await reapRecipients(platform, provider, scope, campaignId, sending);
  return endCampaign(platform, scope, campaignId, { ...sending, notBefore });
}
