import { createHash } from 'node:crypto';
import { appendActivity } from '../activity-log/append-activity.js';
import type { Tx } from '../db/tx.js';
import { Refusal } from '../errors.js';
import type { Id, Scope } from '../scope.js';
import type { CampaignStatus } from './campaign-status.js';
import { draftCampaign, type Drafted } from './draft-campaign.js';
import { refuseStale } from './move-campaign.js';
import { parseCampaign, type NewCampaign } from './parse-campaign.js';
import { requireOwner } from './require-owner.js';
import { setSchedule } from './schedule-campaign.js';

type QuickSend = {
  /** What the owner's browser calls this wish, made once when the page was opened: said twice, it is one campaign. */
  requestKey: string;
} & ({ campaignId: Id; revision: number } | { draft: NewCampaign });

/**
 * Sends now what was drafted, or what is written right here. A double click, and the same request retried, find the campaign of the first:
 * all return its id. Throws Refusal `forbidden`, `bad_request`, `request_reused` for a key that was used with other content, `not_found`,
 * `campaign_started`, `campaign_changed`, and whatever drafting refuses.
 */
export async function quickSendCampaign(scope: Scope, tx: Tx, wish: QuickSend): Promise<Id> {
  requireOwner(scope);
  const { requestKey } = wish;
  if (!/^[\w-]{8,100}$/.test(requestKey)) throw new Refusal('bad_request');
  const requestHash = hashContent(wish);
  // Whoever says the same at once waits here, and then finds what the first one made.
  await tx.sql('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `campaign ${scope.businessId} ${requestKey}`,
  ]);
  const [known] = await tx.sql<{ id: Id; status: CampaignStatus; hash: string | null }>(
    'SELECT id, status, request_hash AS hash FROM campaign WHERE business_id = $1 AND request_key = $2',
    [scope.businessId, requestKey],
  );
  if (known && known.hash !== null && known.hash !== requestHash) throw new Refusal('request_reused');
  // One that the package could not pay for is a draft again: then this is another try.
  if (known && known.status !== 'draft') return known.id;
  const { id, revision } = await findDraft(scope, tx, wish, known?.id);
  const at = tx.now;
  if (
    !(await setSchedule(scope, tx, {
      campaignId: id,
      revision,
      at,
      request: { key: requestKey, hash: requestHash },
    }))
  )
    return refuseStale(scope, tx, id);
  appendActivity(scope, tx, { action: 'campaign.send', subject: { type: 'campaign', id } });
  return id;
}

/** What the browser saw: of a text written right here the very first revision. */
async function findDraft(scope: Scope, tx: Tx, wish: QuickSend, known: Id | undefined): Promise<Drafted> {
  if ('campaignId' in wish) return { id: wish.campaignId, revision: wish.revision };
  return known === undefined ? draftCampaign(scope, tx, wish.draft) : { id: known, revision: 1 };
}

/** The same for the same wish, however its fields are ordered. Throws Refusal `text_invalid`, `audience_invalid`, `link_invalid`. */
function hashContent(wish: QuickSend): string {
  const content =
    'campaignId' in wish
      ? { campaignId: wish.campaignId, revision: wish.revision }
      : parseCampaign(wish.draft);
  return createHash('sha256')
    .update(JSON.stringify(sorted(content)))
    .digest('base64url');
}

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([, held]) => held !== undefined && held !== null);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, held]) => [key, sorted(held)]),
  );
};
