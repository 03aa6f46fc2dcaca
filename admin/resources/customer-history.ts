import { DateTime } from 'luxon';
import type { Tx } from '../../core/db/tx.js';
import { readGuestHistory, type GuestEvent, type GuestHistory } from '../../core/guests/read-history.js';
import { inLanguage } from '../../core/i18n/in-language.js';
import type { Language } from '../../core/i18n/languages.js';
import { translate } from '../../core/i18n/translate.js';
import type { Id, Scope } from '../../core/scope.js';
import { reasonText } from '../../core/sms/reason-text.js';
import type { History } from '../panel/definition.js';

/** A customer's history in the reader's words. Throws Refusal `not_found`, `filter_invalid`. */
export async function customerHistory(
  scope: Scope,
  tx: Tx,
  id: Id,
  { language, before }: { language: Language; before: string | null },
): Promise<History> {
  const history = await readGuestHistory(scope, tx, id, before);
  return {
    entries: history.events.map((event) => ({ at: event.at, text: sentence(language, history, event) })),
    older: history.older,
  };
}

function sentence(
  language: Language,
  { language: own, timeZone }: Pick<GuestHistory, 'language' | 'timeZone'>,
  event: GuestEvent,
): string {
  const titleOf = (title: Record<string, string>) => inLanguage(title, language, own);
  switch (event.kind) {
    case 'gift_issued': {
      const day = DateTime.fromISO(event.expiresAt, { zone: timeZone }).setLocale(language);
      return translate(language, 'lists.history.gift_issued', {
        title: titleOf(event.title),
        day: day.toLocaleString(DateTime.DATE_MED),
      });
    }
    case 'gift_redeemed': {
      const title = titleOf(event.title);
      return event.by
        ? translate(language, 'lists.history.gift_redeemed_by', { title, name: event.by })
        : translate(language, 'lists.history.gift_redeemed', { title });
    }
    case 'gift_expired':
    case 'gift_void':
      return translate(language, `lists.history.${event.kind}`, { title: titleOf(event.title) });
    case 'sms':
      return smsSentence(language, event);
    case 'consent_given':
    case 'consent_refused':
    case 'consent_withdrawn':
      return translate(language, `lists.history.${event.kind}`, {
        channel: channelText(language, event.channel),
        version: event.version,
      });
    default:
      return translate(language, `lists.history.${event.kind}`);
  }
}

function smsSentence(language: Language, event: Extract<GuestEvent, { kind: 'sms' }>): string {
  const purpose = translate(language, `lists.purpose.${event.purpose}`);
  const status = translate(language, `lists.sms_status.${event.status}`);
  return event.reason
    ? translate(language, 'lists.history.sms_reason', {
        ...{ purpose, status, reason: reasonText(language, event.reason) },
      })
    : translate(language, 'lists.history.sms', { purpose, status });
}

const CHANNELS = ['provider', 'web', 'sms', 'whatsapp'] as const;

/** Where it was said; of a channel that this version does not know, that it was elsewhere. */
const channelText = (language: Language, channel: string): string =>
  translate(language, `lists.channel.${CHANNELS.find((one) => one === channel) ?? 'other'}`);
