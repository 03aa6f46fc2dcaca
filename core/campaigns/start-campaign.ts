import type { Tx } from '../db/tx.js';
import { Refusal } from '../errors.js';
import type { Platform } from '../platform.js';
import type { Id, Scope } from '../scope.js';
import type { Sending } from '../sms/send-step.js';
import { setCampaignDue } from './campaign-due.js';
import { missCampaign } from './miss-campaign.js';
import { freezeRecipients, takeFreezeLock } from './freeze-recipients.js';
import { parseTemplate } from './personalise.js';
import { requireReadable } from './require-readable.js';
import { selectRecipients, type Draft } from './select-recipients.js';

/**
 * Starts a campaign whose time has come: in one transaction its audience is frozen, each person with a verdict, and its SMS are
 * reserved. Of any number that try, and of an edit or a cancel at the same moment, one comes first. What cannot be paid for is a draft again, with the reason.
 * False when nothing was to be started: it was put off, it is missed, somebody else did, or the business is not open.
 */
export async function startCampaign(
  platform: Platform,
  scope: Scope,
  campaignId: Id,
  { onStep }: Sending = {},
): Promise<boolean> {
  let started = false;
  try {
    started = await platform.db.inScope(scope, async (tx) => {
      if (await missCampaign(scope, tx, platform.config, campaignId)) return false;
      const draft = await take(scope, tx, campaignId);
      onStep?.('start-taken');
      if (draft) await freeze(platform, scope, tx, campaignId, draft, onStep);
      return draft !== undefined;
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await putBack(platform, scope, campaignId, error.code === 'package_empty' ? 'no_sms_left' : error.code);
  }
  onStep?.('started');
  return started;
}

async function take(scope: Scope, tx: Tx, campaignId: Id): Promise<Draft | undefined> {
  const [draft] = await tx.sql<Draft>(
    `UPDATE campaign c SET status = 'sending', started_at = $3 FROM business b
     WHERE c.business_id = $1 AND c.id = $2 AND c.status = 'scheduled' AND c.scheduled_at <= $3
       AND b.business_id = c.business_id AND b.status = 'open'
     RETURNING c.body, c.language, c.transliterate, c.audience`,
    [scope.businessId, campaignId, tx.now],
  );
  return draft;
}

async function freeze(
  { config }: Platform,
  scope: Scope,
  tx: Tx,
  campaignId: Id,
  draft: Draft,
  onStep: Sending['onStep'],
): Promise<void> {
  requireReadable(parseTemplate(draft.body), draft);
  await takeFreezeLock(scope, tx);
  const recipients = await selectRecipients(scope, tx, config, draft);
  await freezeRecipients(scope, tx, campaignId, { ...recipients, onStep });
}

async function putBack({ db }: Platform, scope: Scope, campaignId: Id, reason: string): Promise<void> {
  await db.inScope(scope, async (tx) => {
    const [back] = await tx.sql(
      `UPDATE campaign SET status = 'draft', scheduled_at = NULL, paused_reason = $3
       WHERE business_id = $1 AND id = $2 AND status = 'scheduled' RETURNING id`,
      [scope.businessId, campaignId, reason],
    );
    if (back) await setCampaignDue(scope, tx, campaignId, null);
  });
}
