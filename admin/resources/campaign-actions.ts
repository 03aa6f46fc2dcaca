import { cancelCampaign } from '../../core/campaigns/cancel-campaign.js';
import { deleteCampaign } from '../../core/campaigns/delete-campaign.js';
import { pauseCampaign } from '../../core/campaigns/pause-campaign.js';
import { resumeCampaign } from '../../core/campaigns/resume-campaign.js';
import { sendMissedCampaign } from '../../core/campaigns/send-missed-campaign.js';
import { whoWaits } from '../../core/campaigns/who-waits.js';
import { writeNumber } from '../../core/charts/look.js';
import type { Tx } from '../../core/db/tx.js';
import { Refusal } from '../../core/errors.js';
import { translate } from '../../core/i18n/translate.js';
import type { Id, Scope } from '../../core/scope.js';
import type { PanelAction } from '../panel/definition.js';
import { quote } from '../panel/quote.js';

type Name = 'send_missed' | 'pause' | 'resume' | 'cancel' | 'remove';
type UseCase = (scope: Scope, tx: Tx, campaignId: Id) => Promise<unknown>;

/** Names the campaign, and whom it is about, before it is done. */
const effectOf =
  (name: Name): PanelAction['effect'] =>
  async ({ platform, scope, id, language }) => {
    const waiting = await platform.db.inScope(scope, (tx) => whoWaits(scope, tx, platform.config, id));
    const values = {
      text: quote(waiting.body),
      people:
        waiting.people === 1
          ? translate(language, 'lists.people.one')
          : translate(language, 'lists.people.many', { count: writeNumber(language, waiting.people) }),
      sms: writeNumber(language, waiting.sms),
    };
    const isDraft = name === 'remove' && waiting.status === 'draft';
    return {
      text: translate(language, isDraft ? 'lists.campaign.remove_draft' : `lists.campaign.${name}`, values),
      button: translate(language, `lists.campaign.${name}_button`, values),
    };
  };

const action = (
  name: Name,
  statuses: string[],
  useCase: UseCase,
  words: Pick<PanelAction, 'label' | 'done' | 'guard'>,
): PanelAction => ({
  ...words,
  name,
  on: 'record',
  effect: effectOf(name),
  isFor: ({ status }) => statuses.includes(String(status)),
  async run({ platform, scope, id }) {
    if (id === null) throw new Refusal('not_found');
    await platform.db.inScope(scope, (tx) => useCase(scope, tx, id));
  },
});

const FOR_GOOD = {
  tr: 'Bu geri alınamaz.',
  en: 'This cannot be undone.',
  de: 'Das lässt sich nicht rückgängig machen.',
};

/** What may be done to a campaign that is there: each says first whom it is about. */
export const CAMPAIGN_ACTIONS: PanelAction[] = [
  action('send_missed', ['missed'], sendMissedCampaign, {
    label: { tr: 'Şimdi gönder', en: 'Send now', de: 'Jetzt senden' },
    guard: FOR_GOOD,
    done: {
      tr: 'Kampanya gönderiliyor.',
      en: 'The campaign is being sent.',
      de: 'Die Kampagne wird gesendet.',
    },
  }),
  action('pause', ['sending'], pauseCampaign, {
    label: { tr: 'Duraklat', en: 'Pause', de: 'Anhalten' },
    done: { tr: 'Kampanya durdu.', en: 'The campaign is paused.', de: 'Die Kampagne hält an.' },
  }),
  action('resume', ['paused'], resumeCampaign, {
    label: { tr: 'Devam et', en: 'Go on', de: 'Fortsetzen' },
    done: { tr: 'Kampanya devam ediyor.', en: 'The campaign goes on.', de: 'Die Kampagne geht weiter.' },
  }),
  action('cancel', ['sending', 'paused'], cancelCampaign, {
    label: { tr: 'İptal et', en: 'Cancel', de: 'Abbrechen' },
    guard: {
      tr: 'Yola çıkmış olanlar geri çağrılamaz, iptal de geri alınamaz.',
      en: 'What is on its way cannot be called back, and this cannot be undone.',
      de: 'Was unterwegs ist, lässt sich nicht zurückholen, und das Abbrechen nicht rückgängig machen.',
    },
    done: {
      tr: 'Kampanya iptal edildi.',
      en: 'The campaign is cancelled.',
      de: 'Die Kampagne ist abgebrochen.',
    },
  }),
  // Not `delete`: that is AdminJS' own, which nobody has.
  action('remove', ['draft', 'scheduled', 'missed'], deleteCampaign, {
    label: { tr: 'Sil', en: 'Delete', de: 'Löschen' },
    guard: FOR_GOOD,
    done: { tr: 'Kampanya silindi.', en: 'The campaign is deleted.', de: 'Die Kampagne ist gelöscht.' },
  }),
];
