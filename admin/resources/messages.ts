import { Message } from '../../core/db/entities/message.js';
import type { Language } from '../../core/i18n/languages.js';
import {
  listMessages,
  readMessages,
  type ListedMessage,
  type MessagePurpose,
} from '../../core/sms/list-messages.js';
import type { MessageStatus } from '../../core/sms/message-status.js';
import { reasonText } from '../../core/sms/reason-text.js';
import type { BusinessDefinition, Row } from '../panel/definition.js';
import { quote } from '../panel/quote.js';
import { NAME, PHONE, shownName, WORDS } from './guest-columns.js';

/** What an owner knows apart; whether the provider or the network has it is nobody's question here. */
const STATUSES: Record<string, readonly MessageStatus[]> = {
  waiting: ['pending', 'claimed'],
  under_way: ['accepted', 'sent'],
  delivered: ['delivered'],
  failed: ['failed'],
  skipped: ['skipped'],
  unknown: ['unknown'],
};
const shownStatus = (status: MessageStatus): string =>
  Object.keys(STATUSES).find((shown) => STATUSES[shown]!.includes(status))!;

const toRow =
  (language: Language) =>
  ({ reason, campaign, ...message }: ListedMessage): Row => ({
    ...message,
    name: shownName(language, message),
    status: shownStatus(message.status),
    reason: reason && reasonText(language, reason),
    campaign: campaign && quote(campaign),
  });

/** Every SMS of the business, to whom and what became of it. What it says is not shown: a code may be in it. */
export const messages: BusinessDefinition = {
  side: 'business',
  id: 'messages',
  icon: 'MessageSquare',
  label: { tr: 'SMS’ler', en: 'SMS', de: 'SMS' },
  empty: {
    tr: 'İşletmenizden giden her SMS burada görünecek: kime gitti, ulaştı mı.',
    en: 'Every SMS of your business will be here: to whom it went, and whether it arrived.',
    de: 'Hier steht bald jede SMS Ihres Betriebs: an wen sie ging und ob sie ankam.',
  },
  entity: Message,
  title: 'name',
  sort: { by: 'createdAt', direction: 'desc' },
  columns: [
    WORDS,
    NAME,
    PHONE,
    {
      ...{ name: 'createdAt', of: 'createdAt', sortable: true, filter: 'days', onCard: true },
      label: { tr: 'Ne zaman', en: 'When', de: 'Wann' },
    },
    {
      ...{ name: 'purpose', type: 'string', filter: 'one_of' },
      label: { tr: 'Ne için', en: 'What for', de: 'Wofür' },
      values: {
        campaign: { tr: 'Kampanya', en: 'Campaign', de: 'Kampagne' },
        reminder: { tr: 'Hatırlatma', en: 'Reminder', de: 'Erinnerung' },
        gift: { tr: 'Hediye', en: 'Gift', de: 'Geschenk' },
        code: { tr: 'Doğrulama kodu', en: 'Code', de: 'Code' },
        reply: { tr: 'Yanıt', en: 'Reply', de: 'Antwort' },
      },
    },
    {
      ...{ name: 'status', type: 'string', filter: 'one_of', onCard: true },
      tones: {
        waiting: 'waiting',
        under_way: 'waiting',
        delivered: 'good',
        failed: 'bad',
        skipped: 'over',
        unknown: 'waiting',
      },
      label: { tr: 'Durum', en: 'Status', de: 'Stand' },
      values: {
        waiting: { tr: 'Bekliyor', en: 'Waiting', de: 'Wartet' },
        under_way: { tr: 'Yolda', en: 'On its way', de: 'Unterwegs' },
        delivered: { tr: 'Ulaştı', en: 'Delivered', de: 'Zugestellt' },
        failed: { tr: 'Ulaşmadı', en: 'Failed', de: 'Gescheitert' },
        skipped: { tr: 'Gönderilmedi', en: 'Left out', de: 'Ausgelassen' },
        unknown: { tr: 'Bilinmiyor', en: 'Not known', de: 'Nicht bekannt' },
      },
    },
    { name: 'reason', type: 'string', label: { tr: 'Neden', en: 'Why', de: 'Warum' } },
    { name: 'sms', type: 'number', label: { tr: 'SMS sayısı', en: 'SMS used', de: 'Anzahl SMS' } },
    { name: 'campaign', type: 'string', label: { tr: 'Kampanya', en: 'Campaign', de: 'Kampagne' } },
    {
      ...{ name: 'acceptedAt', of: 'acceptedAt', where: ['show'] },
      label: { tr: 'Yola çıktı', en: 'Went out', de: 'Ging hinaus' },
    },
    {
      ...{ name: 'settledAt', of: 'settledAt', where: ['show'] },
      label: { tr: 'Sonuçlandı', en: 'Settled', de: 'Erledigt' },
    },
  ],
  async list(scope, tx, { wanted, limit, offset, sort }, { language }) {
    const status = wanted['status'];
    const { messages: found, total } = await listMessages(scope, tx, {
      words: typeof wanted['words'] === 'string' ? wanted['words'] : undefined,
      statuses: typeof status === 'string' ? STATUSES[status] : undefined,
      purpose: wanted['purpose'] as MessagePurpose | undefined,
      made: typeof wanted['createdAt'] === 'object' ? wanted['createdAt'] : undefined,
      ...{ limit, offset, direction: sort.direction },
    });
    return { rows: found.map(toRow(language)), total };
  },
  read: async (scope, tx, ids, { language }) => (await readMessages(scope, tx, ids)).map(toRow(language)),
};
