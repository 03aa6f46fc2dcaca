import type { CampaignStatus } from '../../core/campaigns/campaign-status.js';
import { STOOD_STILL } from '../../core/campaigns/miss-campaign.js';
import { pageCampaigns } from '../../core/campaigns/list-campaigns.js';
import { readCampaigns, type CampaignHistory } from '../../core/campaigns/read-history.js';
import { writeNumber } from '../../core/charts/look.js';
import { Campaign } from '../../core/db/entities/campaign.js';
import type { Language } from '../../core/i18n/languages.js';
import { translate } from '../../core/i18n/translate.js';
import type { MessageStatus } from '../../core/sms/message-status.js';
import { reasonText } from '../../core/sms/reason-text.js';
import type { Column } from '../panel/column.js';
import type { BusinessDefinition, Row } from '../panel/definition.js';
import { quote } from '../panel/quote.js';
import { putBackReason } from '../panel/to-do-text.js';
import { CAMPAIGN_ACTIONS } from './campaign-actions.js';

const number = (
  name: string,
  [tr, en, de]: [string, string, string],
  rest: Partial<Column> = {},
): Column => ({
  ...{ name, type: 'number', ...rest },
  label: { tr, en, de },
});

/** Each recipient is in exactly one of the figures from `waiting` to `unknown`: together they are the people. */
function toRow(language: Language, { body, totals, ...campaign }: CampaignHistory): Row {
  const people = (...statuses: MessageStatus[]) =>
    totals.filter(({ status }) => statuses.includes(status)).reduce((sum, one) => sum + one.people, 0);
  const { id, kind, status, startedAt, scheduledAt, finishedAt, createdAt } = campaign;
  return {
    ...{ id, kind, status, finishedAt, createdAt, name: quote(body), text: body },
    at: startedAt ?? scheduledAt,
    people: campaign.recipients,
    waiting: people('pending', 'claimed'),
    underWay: people('accepted', 'sent'),
    delivered: people('delivered'),
    failed: people('failed'),
    skipped: people('skipped'),
    unknown: people('unknown'),
    clicked: campaign.clicked,
    redeemed: campaign.redeemed,
    smsUsed: campaign.smsUsed,
    why: why(language, { totals, pausedReason: campaign.pausedReason }),
  };
}

/** Why not everybody got it, the commonest reason first; or why it never began. */
function why(
  language: Language,
  { totals, pausedReason }: Pick<CampaignHistory, 'totals' | 'pausedReason'>,
): string | null {
  const putBack =
    pausedReason && pausedReason !== STOOD_STILL
      ? [translate(language, 'lists.campaign.put_back', { reason: putBackReason(language, pausedReason) })]
      : [];
  const reasons = totals
    .filter(({ reason }) => reason !== null)
    .sort((a, b) => b.people - a.people)
    .map(({ reason, people }) =>
      translate(language, 'lists.campaign.why', {
        people: writeNumber(language, people),
        reason: reasonText(language, reason!),
      }),
    );
  return [...putBack, ...reasons].join('\n') || null;
}

/** Campaigns and the sendings of reminders, newest first, each with what became of it. */
export const campaigns: BusinessDefinition = {
  side: 'business',
  id: 'campaigns',
  icon: 'Send',
  label: { tr: 'Kampanyalar', en: 'Campaigns', de: 'Kampagnen' },
  empty: {
    tr: 'Gönderdiğiniz kampanyalar burada görünecek: kime ulaştı, kim geri geldi.',
    en: 'Your campaigns will be here: whom they reached, and who came back.',
    de: 'Hier stehen bald Ihre Kampagnen: wen sie erreicht haben und wer wiederkam.',
  },
  entity: Campaign,
  title: 'name',
  sort: { by: 'createdAt', direction: 'desc' },
  columns: [
    {
      name: 'name',
      type: 'string',
      where: ['list'],
      label: { tr: 'Kampanya', en: 'Campaign', de: 'Kampagne' },
    },
    { name: 'text', type: 'string', where: ['show'], label: { tr: 'Metin', en: 'Text', de: 'Text' } },
    {
      ...{ name: 'kind', type: 'string', where: ['show'] },
      label: { tr: 'Tür', en: 'Kind', de: 'Art' },
      values: {
        campaign: { tr: 'Kampanya', en: 'Campaign', de: 'Kampagne' },
        reminder: { tr: 'Hatırlatma', en: 'Reminder', de: 'Erinnerung' },
      },
    },
    {
      ...{ name: 'status', type: 'string', filter: 'one_of', onCard: true },
      label: { tr: 'Durum', en: 'Status', de: 'Stand' },
      values: {
        draft: { tr: 'Taslak', en: 'Draft', de: 'Entwurf' },
        scheduled: { tr: 'Planlandı', en: 'Scheduled', de: 'Geplant' },
        missed: { tr: 'Kaçırıldı', en: 'Missed', de: 'Verpasst' },
        sending: { tr: 'Gönderiliyor', en: 'Sending', de: 'Wird gesendet' },
        paused: { tr: 'Durdu', en: 'Paused', de: 'Angehalten' },
        sent: { tr: 'Gönderildi', en: 'Sent', de: 'Gesendet' },
        cancelled: { tr: 'İptal edildi', en: 'Cancelled', de: 'Abgebrochen' },
      },
    },
    {
      ...{ name: 'at', type: 'datetime', filter: 'days', onCard: true },
      label: { tr: 'Başlangıç', en: 'Begins', de: 'Beginn' },
    },
    number('people', ['Kişi', 'People', 'Personen']),
    number('waiting', ['Bekleyen', 'Waiting', 'Wartend'], { where: ['show'] }),
    number('underWay', ['Yolda', 'On its way', 'Unterwegs'], { where: ['show'] }),
    number('delivered', ['Ulaşan', 'Delivered', 'Zugestellt']),
    number('failed', ['Ulaşmayan', 'Failed', 'Gescheitert']),
    number('skipped', ['Gönderilmeyen', 'Left out', 'Ausgelassen']),
    number('unknown', ['Bilinmeyen', 'Not known', 'Nicht bekannt'], { where: ['show'] }),
    number('clicked', ['Tıklayan', 'Clicked', 'Geklickt']),
    number('redeemed', ['Kullanan', 'Redeemed', 'Eingelöst']),
    number('smsUsed', ['SMS', 'SMS', 'SMS']),
    { name: 'why', type: 'string', where: ['show'], label: { tr: 'Nedenler', en: 'Reasons', de: 'Gründe' } },
    {
      ...{ name: 'finishedAt', of: 'finishedAt', where: ['show'] },
      label: { tr: 'Bitiş', en: 'Ended', de: 'Ende' },
    },
    {
      ...{ name: 'createdAt', of: 'createdAt', where: ['show'] },
      label: { tr: 'Yazıldı', en: 'Written', de: 'Geschrieben' },
    },
  ],
  async list(scope, tx, { wanted, limit, offset }, { language }) {
    const { campaigns: found, total } = await pageCampaigns(scope, tx, {
      status: wanted['status'] as CampaignStatus | undefined,
      at: typeof wanted['at'] === 'object' ? wanted['at'] : undefined,
      ...{ limit, offset },
    });
    return { rows: found.map((campaign) => toRow(language, campaign)), total };
  },
  read: async (scope, tx, ids, { language }) =>
    (await readCampaigns(scope, tx, ids)).map((campaign) => toRow(language, campaign)),
  actions: CAMPAIGN_ACTIONS,
};
