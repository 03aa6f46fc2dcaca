/** What may befall rows after they were summed; $1 is the business. */
export const CHANGES = [
  `UPDATE coupon SET status = 'issued', redeemed_at = NULL WHERE business_id = $1`,
  `UPDATE coupon SET status = 'redeemed', redeemed_at = issued_at + interval '1 hour' WHERE business_id = $1 AND redeemed_at IS NULL`,
  `UPDATE guest SET erased_at = created_at + interval '1 day' WHERE business_id = $1 AND erased_at IS NULL`,
  `UPDATE message SET status = 'failed', accepted_at = coalesce(accepted_at, created_at + interval '1 minute'), settled_at = created_at
   WHERE business_id = $1`,
  `UPDATE message SET status = 'unknown', segments = segments + 1, accepted_at = NULL, settled_at = NULL WHERE business_id = $1 AND id % 2 = 0`,
  `DELETE FROM link_click WHERE business_id = $1 AND id % 2 = 0`,
  `UPDATE conversation SET answers = 1 - answers WHERE business_id = $1 AND answers < 2`,
  `DELETE FROM scan WHERE business_id = $1 AND id = (SELECT min(id) FROM scan WHERE business_id = $1)`,
  `DELETE FROM visit v WHERE business_id = $1 AND day = (SELECT min(day) FROM visit f WHERE f.business_id = $1 AND f.guest_id = v.guest_id)`,
  // Long after the SMS, long after the first visit, and before it: what was summed of another time changes.
  `INSERT INTO link_click (business_id, message_id, device_hash, at)
   SELECT business_id, id, '\\x00', created_at + interval '40 days' FROM message WHERE business_id = $1`,
  `INSERT INTO short_link (code, business_id, message_id, kind) SELECT 'late' || id, business_id, id, 'link' FROM message WHERE business_id = $1
   ON CONFLICT DO NOTHING`,
  `INSERT INTO visit (business_id, guest_id, day, at)
   SELECT business_id, id, (created_at + interval '35 days')::date, created_at + interval '35 days' FROM guest WHERE business_id = $1
   ON CONFLICT DO NOTHING`,
  `INSERT INTO visit (business_id, guest_id, day, at)
   SELECT business_id, id, (created_at - interval '35 days')::date, created_at - interval '35 days' FROM guest WHERE business_id = $1
   ON CONFLICT DO NOTHING`,
];
