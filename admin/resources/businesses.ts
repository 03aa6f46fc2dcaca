import { countSignIns } from '../../core/accounts/count-sign-ins.js';
import { setBusinessStatus } from '../../core/businesses/set-status.js';
import { Business } from '../../core/db/entities/business.js';
import { Refusal } from '../../core/errors.js';
import type { Language } from '../../core/i18n/languages.js';
import { listBusinesses, type BusinessQuery } from '../../core/insights/list-businesses.js';
import { monthSoFar } from '../../core/insights/month-so-far.js';
import { readBusinesses, type ListedBusiness } from '../../core/insights/read-businesses.js';
import { readFlow } from '../../core/insights/system-health.js';
import { atBusiness, type PlatformScope } from '../../core/scope.js';
import type { PanelAction, PlatformDefinition, Row } from '../panel/definition.js';
import { writeMoney } from '../panel/write-money.js';
import { BUSINESS_COLUMNS } from './business-columns.js';

/** Every business of the platform, with what happened at it this month. */
export const businesses: PlatformDefinition = {
  side: 'platform',
  id: 'businesses',
  icon: 'Briefcase',
  label: { tr: 'İşletmeler', en: 'Businesses', de: 'Betriebe' },
  empty: {
    tr: 'İlk işletme açıldığında burada görünecek.',
    en: 'The first business will be here once it is made.',
    de: 'Hier steht der erste Betrieb, sobald er angelegt ist.',
  },
  entity: Business,
  title: 'name',
  sort: { by: 'name', direction: 'asc' },
  columns: BUSINESS_COLUMNS,
  async list(scope, tx, { wanted, limit, offset, sort }, { language, platformZone }) {
    const { businesses: found, total } = await listBusinesses(scope, tx, monthSoFar(tx.now, platformZone), {
      words: word(wanted['words']),
      region: word(wanted['region']),
      status: word(wanted['status']) as BusinessQuery['status'],
      activity: word(wanted['activity']) as BusinessQuery['activity'],
      ...{ limit, offset },
      sort: sort as BusinessQuery['sort'],
    });
    return { rows: found.map((business) => toRow(business, language)), total };
  },
  async read(scope, tx, ids, { language, platformZone }) {
    const found = await readBusinesses(scope, tx, monthSoFar(tx.now, platformZone), ids);
    const rows: Row[] = [];
    for (const business of found) {
      const { waiting, oldestDueAt, lastHour } = await readFlow(scope, tx, business.id);
      rows.push({
        ...toRow(business, language),
        ...(await countSignIns(scope, tx, business.id)),
        ...{ waiting, oldestDueAt, sentLastHour: lastHour.sent, failedLastHour: lastHour.failed },
      });
    }
    return rows;
  },
  actions: [
    becomes('open', 'reopen', {
      label: { tr: 'Yeniden aç', en: 'Open again', de: 'Wieder öffnen' },
      done: {
        tr: 'İşletme açık. Misafirler yeniden sohbet edebilir.',
        en: 'The business is open. Guests can chat again.',
        de: 'Der Betrieb ist geöffnet. Gäste können wieder chatten.',
      },
    }),
    becomes('suspended', 'suspend', {
      label: { tr: 'Askıya al', en: 'Suspend', de: 'Sperren' },
      guard: {
        tr: 'Misafirler sayfayı sohbet olmadan görür ve hiçbir kampanya gönderilmez. Yeniden açana dek böyle kalır.',
        en: 'Guests see the page without the chat, and no campaign is sent, until you open it again.',
        de: 'Gäste sehen die Seite ohne den Chat, und keine Kampagne wird gesendet, bis Sie wieder öffnen.',
      },
      done: {
        tr: 'İşletme askıya alındı.',
        en: 'The business is suspended.',
        de: 'Der Betrieb ist gesperrt.',
      },
    }),
    becomes('closed', 'close', {
      label: { tr: 'Kapat', en: 'Close', de: 'Schließen' },
      guard: {
        tr: 'İşletme kapanmış sayılır: sayfasında yalnızca izin geri alma ve kişinin kendi verileri kalır.',
        en: 'The business counts as closed: its page stays only for opting out and for one’s own data.',
        de: 'Der Betrieb gilt als geschlossen: Seine Seite bleibt nur für Abmeldungen und eigene Daten.',
      },
      done: { tr: 'İşletme kapatıldı.', en: 'The business is closed.', de: 'Der Betrieb ist geschlossen.' },
    }),
  ],
};

const word = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function toRow({ running, balance, city, region, ...business }: ListedBusiness, language: Language): Row {
  const number = new Intl.NumberFormat(language);
  const left = number.format(balance.available);
  return {
    ...business,
    place: [...new Set([city, region])].join(', '),
    sms: running ? `${left} / ${number.format(running.bookedSms)}` : left,
    smsReserved: balance.reserved,
    price: running && writeMoney(language, running.priceMinor, running.currency),
    periodMonths: running?.periodMonths ?? null,
    endsAt: running?.endsAt ?? null,
    renews: running && String(running.renews),
    rollsOver: running && String(running.rollsOver),
  };
}

/** A change of status, offered wherever it would be one. */
function becomes(
  status: ListedBusiness['status'],
  name: string,
  texts: Pick<PanelAction, 'label' | 'guard' | 'done'>,
): PanelAction<PlatformScope> {
  return {
    ...texts,
    name,
    on: 'record',
    isFor: (row) => row['status'] !== status,
    async run({ platform, scope, id }) {
      if (id === null) throw new Refusal('not_found');
      const there = atBusiness(scope, id);
      await platform.db.inScope(there, (tx) => setBusinessStatus(there, tx, status));
    },
  };
}
