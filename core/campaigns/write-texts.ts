import { UnknownKeyVersion } from '../crypto/key-ring.js';
import type { Tx } from '../db/tx.js';
import { forEachInTurns } from '../for-each-in-turns.js';
import { issueCampaignCoupons } from '../gifts/issue-campaign-coupons.js';
import { shortLinks } from '../links/short-links.js';
import type { Id, Scope } from '../scope.js';
import type { CampaignText } from './campaign-text.js';

/** So many texts are written before answers, and whatever else this process has to do, get their turn. */
const WRITTEN_AT_ONCE = 25;

/** Whom a text is written for; `id` is the message's. */
export interface Addressee {
  id: Id;
  guest_id: Id;
  reserved: number | null;
  name_sealed: Buffer | null;
  phone_sealed: Buffer;
  country: string;
}

/** One person's finished text: open for the provider and sealed for its row. */
export interface Written {
  messageId: Id;
  to: string;
  body: string;
  reserved: number | null;
  toSealed: Buffer;
  bodySealed: Buffer;
}

interface Campaign {
  text: CampaignText;
  giftId: Id | null;
}

/** Each person's text, with links and coupons of their own; who cannot be read is left out. */
export async function writeTexts(
  scope: Scope,
  tx: Tx,
  { text, giftId }: Campaign,
  addressees: Addressee[],
): Promise<Written[]> {
  const variants = new Map(text.countries.map(({ country, variant }) => [country, variant]));
  const variantOf = ({ country }: Addressee): number => variants.get(country)!;
  const idsWhere = (needs: (variant: number) => boolean): Id[] =>
    addressees.filter((addressee) => needs(variantOf(addressee))).map(({ id }) => id);
  const links = await shortLinks(scope, tx, 'link', idsWhere(text.needsLinkCode));
  const optOuts = await shortLinks(scope, tx, 'opt_out', idsWhere(text.needsOptOutCode));
  const guestIds = addressees.map(({ guest_id }) => guest_id);
  const coupons =
    text.asks.code && giftId !== null
      ? await issueCampaignCoupons(scope, tx, giftId, guestIds)
      : new Map<Id, string>();
  const compose = (addressee: Addressee): { to: string; body: string } | null => {
    try {
      const name =
        text.asks.name && addressee.name_sealed ? tx.keys.open('guest.name', addressee.name_sealed) : null;
      const body = text.write(variantOf(addressee), {
        name,
        linkCode: links.get(addressee.id) ?? null,
        optOutCode: optOuts.get(addressee.id) ?? null,
        couponCode: coupons.get(addressee.guest_id) ?? null,
      });
      return { to: tx.keys.open('guest.phone', addressee.phone_sealed), body };
    } catch (error) {
      if (error instanceof UnknownKeyVersion) throw error;
      tx.log.error({ error, messageId: addressee.id }, 'a recipient cannot be read');
      return null;
    }
  };
  const written: Written[] = [];
  await forEachInTurns(addressees, WRITTEN_AT_ONCE, (addressee) => {
    const composed = compose(addressee);
    if (!composed) return;
    const { to, body } = composed;
    written.push({
      messageId: addressee.id,
      to,
      body,
      reserved: addressee.reserved,
      // A seal that fails is this process's fault, and fails the whole claim: nobody is left out for it.
      toSealed: tx.keys.seal('message.to', to),
      bodySealed: tx.keys.seal('message.body', body),
    });
  });
  return written;
}
