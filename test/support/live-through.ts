import { issueCoupon } from '../../core/gifts/issue-coupon.js';
import { redeemCoupon } from '../../core/gifts/redeem-coupon.js';
import { parseLogo, writeLogo } from '../../core/businesses/logo.js';
import { draftCampaign } from '../../core/campaigns/draft-campaign.js';
import { rollUp } from '../../core/insights/rollups/keep-rollups.js';
import { countClick } from '../../core/links/follow-link.js';
import { bookPackage } from '../../core/packages/book-package.js';
import { saveReminder } from '../../core/reminders/save-reminder.js';
import { askReview } from '../../core/reviews/review.js';
import { recordScan } from '../../core/scans/record-scan.js';
import { guestScope, systemScope, type Id } from '../../core/scope.js';
import { queueMessage } from '../../core/sms/queue-message.js';
import { recordClick } from '../../core/social/record-click.js';
import { CAMPAIGN } from './campaign-cafe.js';
import { enrol } from './enrol.js';
import { ceoOf, makeStaff } from './make-business.js';
import { picture } from './picture.js';
import { REMINDER } from './reminder-cafe.js';
import { PACKAGE } from './sms-package.js';
import type { TestPlatform } from './test-platform.js';

/** At least one row in every tenant table. `at` is opened as the processes open it. */
export async function liveThrough(at: TestPlatform, businessId: Id, phone: string): Promise<void> {
  const { platform } = at;
  const system = systemScope(businessId);
  const ceo = await ceoOf(at);
  const campaign = await ceo.db.inScope(system, (tx) => draftCampaign(system, tx, CAMPAIGN));
  await ceo.db.inScope(system, (tx) => bookPackage(system, tx, PACKAGE));
  await ceo.db.inScope(system, (tx) => saveReminder(system, tx, { kind: 'no_sms', version: 0, ...REMINDER }));
  const { guestId, conversationId } = await enrol(platform, businessId, { phone });
  await rollUp(system, platform);
  const guest = guestScope(businessId);
  const coupon = await platform.db.inScope(guest, async (tx) => {
    await recordScan(guest, tx, { device: 'a device', source: 'qr' });
    await tx.sql(
      `INSERT INTO reminded (business_id, kind, guest_id, day) VALUES ($1, 'no_sms', $2, '2026-10-01')`,
      [businessId, guestId],
    );
    await recordClick(guest, tx, { network: 'x', address: '192.0.2.1', agent: 'a phone' });
    await askReview(guest, tx, { conversationId, guestId });
    const messageId = await queueMessage(guest, tx, {
      purpose: 'reply',
      payer: 'package',
      to: phone,
      language: 'tr',
      guestId,
      body: 'K7QF-29XM',
    });
    await countClick(guest, tx, { messageId: messageId!, address: '10.0.0.1', agent: 'a phone' });
    await tx.sql(
      `INSERT INTO message (business_id, purpose, payer, channel, guest_id, language, status, reason, created_at, settled_at, campaign_id)
       VALUES ($1, 'campaign', 'package', 'sms', $2, 'tr', 'skipped', 'opted_out', $3, $3, $4)`,
      [businessId, guestId, tx.now, campaign.id],
    );
    await tx.sql(
      `INSERT INTO chat_message (business_id, conversation_id, seq, from_guest, body_sealed, at) VALUES ($1, $2, 1, true, $3, $4)`,
      [businessId, conversationId, tx.keys.seal('chat.body', '{}'), tx.now],
    );
    await tx.sql(`INSERT INTO visit (business_id, guest_id, day, at) VALUES ($1, $2, '2026-01-01', $3)`, [
      ...[businessId, guestId, tx.now],
    ]);
    return issueCoupon(guest, tx, guestId);
  });
  await ceo.db.inScope(system, (tx) => writeLogo(system, tx, parseLogo(picture())));
  const cashier = await makeStaff(at, businessId);
  await platform.db.inScope(cashier, (tx) => redeemCoupon(cashier, tx, coupon.code));
}
