import type { Tx } from '../db/tx.js';
import { Refusal } from '../errors.js';
import { translate } from '../i18n/translate.js';
import type { Language } from '../i18n/languages.js';
import { GIFT_TEXTS } from '../rules.js';
import type { Id, Scope } from '../scope.js';
import { queueMessage } from '../sms/queue-message.js';
import { countSegments } from '../sms/segments.js';
import { transliterate } from '../sms/transliterate.js';
import type { Coupon } from './issue-coupon.js';

interface GiftText {
  coupon: Coupon;
  guestId: Id;
  /** The business's name, and the gift's in the language of the text. */
  business: string;
  title: string;
  /** The last day, worded. */
  date: string;
  language: Language;
}

/**
 * Texts a guest the gift that was just given, out of the business's package; asked for again it is on its way already.
 * Returns the phone (E.164). Throws Refusal `gift_not_texted` once enough of them have failed, or without a package.
 */
export async function textGift(scope: Scope, tx: Tx, gift: GiftText): Promise<string> {
  const { coupon, guestId, business, title, date, language } = gift;
  const failed = await tx.sql(
    `SELECT FROM message WHERE business_id = $1 AND coupon_id = $2 AND status IN ('failed', 'skipped')`,
    [scope.businessId, coupon.id],
  );
  if (failed.length >= GIFT_TEXTS) throw new Refusal('gift_not_texted');
  const { phone_sealed } = await tx.one<{ phone_sealed: Buffer }>(
    'SELECT phone_sealed FROM guest WHERE business_id = $1 AND id = $2 AND phone_sealed IS NOT NULL',
    [scope.businessId, guestId],
  );
  const to = tx.keys.open('guest.phone', phone_sealed);
  const text = translate(language, 'sms.gift', { business, title, code: coupon.code, date });
  const plain = transliterate(text);
  await queueMessage(scope, tx, {
    purpose: 'gift',
    payer: 'package',
    couponId: coupon.id,
    // Plain letters where they cost less: ş and ğ would make two SMS of one.
    body: countSegments(plain) < countSegments(text) ? plain : text,
    expiresAt: coupon.expiresAt,
    ...{ to, guestId, language },
  }).catch((error: unknown) => {
    // Whose package is empty is no guest's business.
    const isEmpty = error instanceof Refusal && error.code === 'package_empty';
    throw isEmpty ? new Refusal('gift_not_texted') : error;
  });
  return to;
}
