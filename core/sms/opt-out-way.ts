import type { Config } from '../config.js';
import type { Language } from '../i18n/languages.js';

type Provider = Config['SMS_PROVIDER'];

/**
 * In which languages a reply with the opt-out word of `sms.opt_out.reply` is received and ends the SMS, by provider. None yet: no inbound
 * message is received, so no text may ask for one.
 */
export const REPLIES_HANDLED: Record<Provider, readonly Language[]> = { sandbox: [], twilio: [] };

interface Sent {
  /** The country's rules: whether links arrive, and whether guests can answer. */
  rules: { links: boolean; replies: boolean };
  provider: Provider;
  /** A number, a short code, a name or a Messaging Service; null where none is configured. */
  sender: string | null;
  language: Language;
}

/**
 * How a recipient of an advertising SMS opts out: by a reply where the sender can be answered and the answer is handled in that language, else
 * by the link to the opt-out page. Null where neither works: nothing may be sent then.
 */
export function optOutWay(
  { rules, provider, sender, language }: Sent,
  handled: Record<Provider, readonly Language[]> = REPLIES_HANDLED,
): 'reply' | 'page' | null {
  if (rules.replies && isAnswerable(sender) && handled[provider].includes(language)) return 'reply';
  return rules.links ? 'page' : null;
}

/** A name cannot be answered; what a Messaging Service sends from is not known here, and may be a name. */
const isAnswerable = (sender: string | null): boolean =>
  sender !== null && /^(\+[1-9]\d{6,14}|\d{3,8})$/.test(sender);
