import { appendActivity } from '../activity-log/append-activity.js';
import type { Tx } from '../db/tx.js';
import type { Id, Scope } from '../scope.js';
import { addGiftVersion, parseGift, type GiftDefinition } from './gift.js';

/** Starts the gift that a campaign's {code} gives, beside the one that a visit gives. Throws Refusal `gift_invalid`. */
export async function startCampaignGift(scope: Scope, tx: Tx, definition: GiftDefinition): Promise<Id> {
  const valid = parseGift(definition);
  const { id } = await tx.one<{ id: Id }>(
    `INSERT INTO gift (business_id, kind, started_at, current_version) VALUES ($1, 'campaign', $2, 1) RETURNING id`,
    [scope.businessId, tx.now],
  );
  await addGiftVersion(scope, tx, id, 1, valid);
  appendActivity(scope, tx, {
    action: 'gift.start',
    subject: { type: 'gift', id },
    fields: Object.keys(valid),
  });
  return id;
}

/** Words a campaign's gift anew, while no coupon of it was given; its caller holds the campaign's row. Throws Refusal `gift_invalid`. */
export async function editCampaignGift(
  scope: Scope,
  tx: Tx,
  giftId: Id,
  definition: GiftDefinition,
): Promise<void> {
  const valid = parseGift(definition);
  const { version } = await tx.one<{ version: number }>(
    `UPDATE gift SET current_version = current_version + 1 WHERE business_id = $1 AND id = $2 AND kind = 'campaign'
     RETURNING current_version AS version`,
    [scope.businessId, giftId],
  );
  await addGiftVersion(scope, tx, giftId, version, valid);
}

/** The gift of a campaign that gives no codes any more. Coupons of it hold on. */
export async function endCampaignGift(scope: Scope, tx: Tx, giftId: Id): Promise<void> {
  await tx.sql(
    `UPDATE gift SET ended_at = $3 WHERE business_id = $1 AND id = $2 AND kind = 'campaign' AND ended_at IS NULL`,
    [scope.businessId, giftId, tx.now],
  );
}
