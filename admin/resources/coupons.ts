import { Coupon } from '../../core/db/entities/coupon.js';
import { Refusal } from '../../core/errors.js';
import { listCoupons, readCoupons, type GivenCoupon } from '../../core/gifts/list-coupons.js';
import type { CouponStatus } from '../../core/gifts/issue-coupon.js';
import { voidCoupon } from '../../core/gifts/redeem-coupon.js';
import { inLanguage } from '../../core/i18n/in-language.js';
import type { Language } from '../../core/i18n/languages.js';
import { translate } from '../../core/i18n/translate.js';
import type { BusinessDefinition, Row } from '../panel/definition.js';
import { NAME, PHONE, shownName, WORDS } from './guest-columns.js';

/** The code is the guest's to show: it is in no row, and found by whoever holds it. */
const toRow =
  (language: Language) =>
  ({ title, ...coupon }: GivenCoupon): Row => ({
    ...coupon,
    name: shownName(language, coupon),
    gift: inLanguage(title, language, language),
  });

/** Every gift that was given: to whom, when, until when, and who took it in. */
export const coupons: BusinessDefinition = {
  side: 'business',
  id: 'coupons',
  icon: 'Gift',
  label: { tr: 'Hediyeler', en: 'Gifts', de: 'Geschenke' },
  empty: {
    tr: 'Verilen her hediye burada görünecek: kime, ne zaman, kullanıldı mı.',
    en: 'Every gift that was given will be here: to whom, when, and whether it was used.',
    de: 'Hier steht bald jedes Geschenk: für wen, seit wann, und ob es eingelöst wurde.',
  },
  entity: Coupon,
  title: 'name',
  sort: { by: 'issuedAt', direction: 'desc' },
  columns: [
    {
      ...WORDS,
      label: { tr: 'İsim, telefon ya da kod', en: 'Name, phone or code', de: 'Name, Telefon oder Code' },
    },
    NAME,
    PHONE,
    { name: 'gift', type: 'string', onCard: true, label: { tr: 'Hediye', en: 'Gift', de: 'Geschenk' } },
    {
      ...{ name: 'status', type: 'string', filter: 'one_of', onCard: true },
      label: { tr: 'Durum', en: 'Status', de: 'Stand' },
      values: {
        issued: { tr: 'Verildi', en: 'Given', de: 'Ausgegeben' },
        redeemed: { tr: 'Kullanıldı', en: 'Used', de: 'Eingelöst' },
        expired: { tr: 'Süresi doldu', en: 'Expired', de: 'Abgelaufen' },
        void: { tr: 'Geri alındı', en: 'Taken back', de: 'Zurückgezogen' },
      },
    },
    {
      ...{ name: 'issuedAt', of: 'issuedAt', sortable: true, filter: 'days' },
      label: { tr: 'Verildiği gün', en: 'Given on', de: 'Ausgegeben am' },
    },
    {
      name: 'expiresAt',
      of: 'expiresAt',
      dayOnly: true,
      label: { tr: 'Son gün', en: 'Valid until', de: 'Gültig bis' },
    },
    {
      ...{ name: 'redeemedAt', of: 'redeemedAt' },
      label: { tr: 'Kullanıldığı gün', en: 'Used on', de: 'Eingelöst am' },
    },
    {
      ...{ name: 'redeemedBy', type: 'string' },
      label: { tr: 'Kasada', en: 'Taken in by', de: 'Angenommen von' },
    },
    {
      ...{ name: 'voidedAt', of: 'voidedAt', where: ['show'] },
      label: { tr: 'Geri alındığı gün', en: 'Taken back on', de: 'Zurückgezogen am' },
    },
  ],
  async list(scope, tx, { wanted, limit, offset, sort }, { language }) {
    const { coupons: found, total } = await listCoupons(scope, tx, {
      words: typeof wanted['words'] === 'string' ? wanted['words'] : undefined,
      status: wanted['status'] as CouponStatus | undefined,
      issued: typeof wanted['issuedAt'] === 'object' ? wanted['issuedAt'] : undefined,
      ...{ limit, offset, direction: sort.direction },
    });
    return { rows: found.map(toRow(language)), total };
  },
  read: async (scope, tx, ids, { language }) => (await readCoupons(scope, tx, ids)).map(toRow(language)),
  actions: [
    {
      name: 'void',
      on: 'record',
      label: { tr: 'Geri al', en: 'Take it back', de: 'Zurückziehen' },
      guard: {
        tr: 'Bu geri alınamaz.',
        en: 'This cannot be undone.',
        de: 'Das lässt sich nicht rückgängig machen.',
      },
      done: {
        tr: 'Hediye geri alındı.',
        en: 'The gift is taken back.',
        de: 'Das Geschenk ist zurückgezogen.',
      },
      isFor: ({ status }) => status === 'issued' || status === 'expired',
      async effect({ platform, scope, id, language }) {
        const [coupon] = await platform.db.inScope(scope, (tx) => readCoupons(scope, tx, [id]));
        if (!coupon) throw new Refusal('not_found');
        const title = inLanguage(coupon.title, language, language);
        return {
          text: translate(language, 'lists.coupon.void', { title, name: shownName(language, coupon) }),
          button: translate(language, 'lists.coupon.void_button'),
        };
      },
      async run({ platform, scope, id }) {
        if (id === null) throw new Refusal('not_found');
        await platform.db.inScope(scope, (tx) => voidCoupon(scope, tx, id));
      },
    },
  ],
};
