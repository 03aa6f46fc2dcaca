import type { Column } from '../panel/column.js';
import { YES_NO } from './yes-no.js';

const count = (name: string, tr: string, en: string, de: string): Column => ({
  ...{ name, type: 'number', label: { tr, en, de } },
});
const onRecord = (column: Column): Column => ({ ...column, where: ['show'] });

/** What the CEO sees of a business: its figures in the list, its package, sign-ins and sending on its own page. */
export const BUSINESS_COLUMNS: Column[] = [
  {
    ...{ name: 'words', type: 'string', where: ['filter'], filter: 'words' },
    label: { tr: 'İsim ya da adres', en: 'Name or address', de: 'Name oder Adresse' },
  },
  { name: 'name', of: 'name', sortable: true, label: { tr: 'İsim', en: 'Name', de: 'Name' } },
  { name: 'slug', type: 'string', where: ['show'], label: { tr: 'Adres', en: 'Address', de: 'Adresse' } },
  { name: 'place', type: 'string', label: { tr: 'Yer', en: 'Place', de: 'Ort' } },
  {
    ...{ name: 'region', of: 'region', where: ['filter'], filter: 'words' },
    label: { tr: 'İl', en: 'Region', de: 'Region' },
  },
  {
    ...{ name: 'status', of: 'status', filter: 'one_of' },
    label: { tr: 'Durum', en: 'Status', de: 'Status' },
    values: {
      open: { tr: 'Açık', en: 'Open', de: 'Geöffnet' },
      suspended: { tr: 'Askıda', en: 'Suspended', de: 'Gesperrt' },
      closed: { tr: 'Kapalı', en: 'Closed', de: 'Geschlossen' },
    },
  },
  {
    ...{ name: 'activity', type: 'string', filter: 'one_of', onCard: true },
    tones: { active: 'good', inactive: 'waiting' },
    label: { tr: 'Son 30 gün', en: 'Last 30 days', de: 'Letzte 30 Tage' },
    values: {
      active: { tr: 'Aktif', en: 'Active', de: 'Aktiv' },
      inactive: { tr: 'Sessiz', en: 'Quiet', de: 'Still' },
      closed: { tr: 'Açık değil', en: 'Not open', de: 'Nicht offen' },
    },
  },
  { ...count('customers', 'Müşteri', 'Customers', 'Kunden'), sortable: true, onCard: true },
  count('scans', 'Bu ay tarama', 'Scans this month', 'Scans im Monat'),
  count('joined', 'Bu ay katılan', 'Joined this month', 'Neu im Monat'),
  { name: 'sms', type: 'string', whole: true, label: { tr: 'Kalan SMS', en: 'SMS left', de: 'SMS übrig' } },
  {
    ...{ name: 'lastActivityAt', type: 'datetime' },
    label: { tr: 'Son hareket', en: 'Last activity', de: 'Zuletzt aktiv' },
  },
  {
    ...{ name: 'createdAt', of: 'createdAt', where: ['show'], sortable: true, dayOnly: true },
    label: { tr: 'Açıldığı gün', en: 'With us since', de: 'Dabei seit' },
  },
  onRecord(
    count('smsReserved', 'Yoldaki SMS’e ayrılan', 'Held for SMS under way', 'Für laufende SMS reserviert'),
  ),
  onRecord({
    ...{ name: 'price', type: 'string' },
    label: { tr: 'Dönem ücreti', en: 'Price of a period', de: 'Preis je Zeitraum' },
  }),
  onRecord(count('periodMonths', 'Dönem (ay)', 'Period (months)', 'Zeitraum (Monate)')),
  onRecord({
    ...{ name: 'endsAt', type: 'datetime' },
    label: { tr: 'Dönemin sonu', en: 'Period ends', de: 'Zeitraum endet' },
  }),
  onRecord({
    ...{ name: 'renews', type: 'string', values: YES_NO },
    label: { tr: 'Kendiliğinden yenilenir', en: 'Renews by itself', de: 'Verlängert sich' },
  }),
  onRecord({
    ...{ name: 'rollsOver', type: 'string', values: YES_NO },
    label: { tr: 'Kalan devreder', en: 'The rest rolls over', de: 'Rest wird übernommen' },
  }),
  onRecord(count('owners', 'Girebilen işletme sahibi', 'Owners who can sign in', 'Inhaber mit Anmeldung')),
  onRecord(
    count(
      'ownersInvited',
      'Daveti bekleyen işletme sahibi',
      'Owners invited, not in yet',
      'Inhaber, eingeladen',
    ),
  ),
  onRecord(count('cashiers', 'Girebilen kasiyer', 'Cashiers who can sign in', 'Kassenkräfte mit Anmeldung')),
  onRecord(count('disabled', 'Kapatılmış giriş', 'Sign-ins taken away', 'Entzogene Anmeldungen')),
  onRecord(count('waiting', 'Şu anda bekleyen SMS', 'SMS waiting now', 'SMS, die warten')),
  onRecord({
    ...{ name: 'oldestDueAt', type: 'datetime' },
    label: { tr: 'En eski bekleyen', en: 'Oldest due', de: 'Am längsten fällig' },
  }),
  onRecord(
    count('sentLastHour', 'Son bir saatte giden', 'Sent in the last hour', 'Gesendet in der letzten Stunde'),
  ),
  onRecord(
    count(
      'failedLastHour',
      'Son bir saatte başarısız',
      'Failed in the last hour',
      'Fehlgeschlagen in der letzten Stunde',
    ),
  ),
];
