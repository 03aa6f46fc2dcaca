import { activityId } from '../../core/activity-log/activity-id.js';
import { draftCampaign } from '../../core/campaigns/draft-campaign.js';
import { issueCoupon } from '../../core/gifts/issue-coupon.js';
import { guestScope, type Id } from '../../core/scope.js';
import { CAMPAIGN } from '../support/campaign-cafe.js';
import { enrol } from '../support/enrol.js';
import { GIFT, makeBusiness, makeStaff } from '../support/make-business.js';
import type { TestAdmin } from './open-test-admin.js';

/** A business with a guest, a cashier, and a row for each list of the panel: their ids, by the list. */
export async function fillBusiness(
  at: TestAdmin,
  name: string,
  [guest, phone]: [string, string],
  email: string,
): Promise<Record<string, Id>> {
  const app = await at.openAnother({ as: 'app' });
  const [first] = name.split(' ');
  const gift = { ...GIFT, title: { tr: `${first} Hediye` } };
  const { id: businessId } = await makeBusiness(at, { name, gift, bookedSms: 100 });
  const { guestId } = await enrol(app, businessId, { name: guest, phone });
  const scope = guestScope(businessId);
  const coupon = await app.db.inScope(scope, (tx) => issueCoupon(scope, tx, guestId));
  await at.addAccount(email, { businessId, role: 'owner' });
  await at.addAccount(`cashier-${email}`, { businessId, role: 'cashier' });
  const [row] = await at.database.asOwner<{ id: Id }>(
    `SELECT staff_id AS id FROM account WHERE business_id = $1 AND role = 'cashier'`,
    [businessId],
  );
  const owner = await makeStaff(at, businessId, 'owner');
  const campaign = await at.platform.db.inScope(owner, (tx) =>
    draftCampaign(owner, tx, { ...CAMPAIGN, body: `${first} Kampanya` }),
  );
  const [message] = await at.database.asOwner<{ id: Id }>(
    `INSERT INTO message (business_id, purpose, payer, channel, guest_id, language, to_sealed, body_sealed, status, created_at)
     VALUES ($1, 'reply', 'platform', 'sms', $2, 'tr', '', '', 'sent', $3) RETURNING id`,
    [businessId, guestId, new Date()],
  );
  // Its first entry: that it was made.
  const entry = activityId({ businessId, seq: '1' });
  return {
    ...{ customers: guestId, staff: row!.id, coupons: coupon.id },
    ...{ campaigns: campaign.id, messages: message!.id },
    ...{ activity: entry, businesses: businessId, 'all-activity': entry },
  };
}
