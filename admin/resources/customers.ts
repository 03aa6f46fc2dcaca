import { Guest } from '../../core/db/entities/guest.js';
import { listCustomers, readCustomers, type Customer } from '../../core/guests/list-customers.js';
import type { BusinessDefinition, Row } from '../panel/definition.js';
import { customerHistory } from './customer-history.js';
import { NAME, PHONE, WORDS } from './guest-columns.js';
import type { Language } from '../../core/i18n/languages.js';
import { translate } from '../../core/i18n/translate.js';
import { SMS_REASONS } from '../../core/sms/reasons.js';
import { YES_NO } from './yes-no.js';

const toRow = (customer: Customer): Row => ({ ...customer, smsConsent: String(customer.smsConsent) });

const REASONS = Object.fromEntries(
  SMS_REASONS.map((reason) => {
    const text = (language: Language) => translate(language, `sms.reason.${reason}`);
    return [reason, { tr: text('tr'), en: text('en'), de: text('de') }];
  }),
);

/** The guests who proved their phone, found by the beginning of any word of the name or by the whole phone. */
export const customers: BusinessDefinition = {
  side: 'business',
  id: 'customers',
  icon: 'Users',
  label: { tr: 'Müşteriler', en: 'Customers', de: 'Kunden' },
  empty: {
    tr: 'Karekodunuzu okutan ve telefonunu doğrulayan herkes burada görünecek.',
    en: 'Everybody who scans your QR code and proves their phone will be here.',
    de: 'Hier stehen bald alle, die Ihren QR-Code scannen und ihre Nummer bestätigen.',
  },
  entity: Guest,
  title: 'name',
  sort: { by: 'lastVisitAt', direction: 'desc' },
  columns: [
    WORDS,
    NAME,
    PHONE,
    {
      ...{ name: 'lastVisitAt', of: 'lastVisitAt', sortable: true, filter: 'days' },
      label: { tr: 'Son ziyaret', en: 'Last visit', de: 'Letzter Besuch' },
    },
    {
      ...{ name: 'smsConsent', type: 'string', filter: 'one_of', values: YES_NO },
      label: { tr: 'SMS izni', en: 'Agreed to SMS', de: 'SMS erlaubt' },
    },
    {
      ...{ name: 'unreachable', type: 'string', where: ['show'], values: REASONS },
      label: { tr: 'SMS neden ulaşmıyor', en: 'Why SMS do not arrive', de: 'Warum SMS nicht ankommen' },
    },
    {
      name: 'smsReceived',
      type: 'number',
      label: { tr: 'Alınan SMS', en: 'SMS received', de: 'Erhaltene SMS' },
    },
    {
      ...{ name: 'review', type: 'string' },
      label: { tr: 'Yorum', en: 'Review', de: 'Bewertung' },
      values: {
        none: { tr: 'Sorulmadı', en: 'Not asked', de: 'Nicht gefragt' },
        asked: { tr: 'Soruldu', en: 'Asked', de: 'Gefragt' },
        opened: { tr: 'Sayfa açıldı', en: 'Opened', de: 'Geöffnet' },
        said_done: { tr: 'Yazdığını söyledi', en: 'Said done', de: 'Sagt: geschrieben' },
        declined: { tr: 'İstemedi', en: 'Declined', de: 'Abgelehnt' },
      },
    },
    {
      ...{ name: 'gift', type: 'string' },
      label: { tr: 'Hediye', en: 'Gift', de: 'Geschenk' },
      values: {
        none: { tr: 'Yok', en: 'None', de: 'Keines' },
        issued: { tr: 'Verildi', en: 'Issued', de: 'Ausgegeben' },
        redeemed: { tr: 'Kullanıldı', en: 'Redeemed', de: 'Eingelöst' },
        expired: { tr: 'Süresi doldu', en: 'Expired', de: 'Abgelaufen' },
        void: { tr: 'İptal edildi', en: 'Void', de: 'Storniert' },
      },
    },
    {
      ...{ name: 'createdAt', of: 'createdAt', where: ['show'] },
      label: { tr: 'Müşteri olduğu gün', en: 'Customer since', de: 'Kunde seit' },
    },
  ],
  async list(scope, tx, { wanted, limit, offset, sort }) {
    const { customers: found, total } = await listCustomers(scope, tx, {
      words: typeof wanted['words'] === 'string' ? wanted['words'] : undefined,
      smsConsent: wanted['smsConsent'] === undefined ? undefined : wanted['smsConsent'] === 'true',
      visited: typeof wanted['lastVisitAt'] === 'object' ? wanted['lastVisitAt'] : undefined,
      ...{ limit, offset, direction: sort.direction },
    });
    return { rows: found.map(toRow), total };
  },
  read: async (scope, tx, ids) => (await readCustomers(scope, tx, ids)).map(toRow),
  history: customerHistory,
};
