import { writeNumber } from '../../core/charts/look.js';
import type { Language } from '../../core/i18n/languages.js';
import { translate } from '../../core/i18n/translate.js';
import type { ToDo } from '../../core/insights/what-needs-doing.js';
import { STOOD_STILL } from '../../core/campaigns/miss-campaign.js';
import { restText } from '../../core/reminders/rest-reason.js';
import { reasonText } from '../../core/sms/reason-text.js';
import { quote } from './quote.js';

/** What the owner reads of something that needs doing. */
export function toDoText(language: Language, toDo: ToDo): string {
  switch (toDo.what) {
    case 'not_open':
      return translate(language, `overview.to_do.${toDo.status}`);
    case 'package_low':
      return translate(language, 'overview.to_do.package_low', {
        count: writeNumber(language, toDo.remaining),
      });
    case 'campaign_missed':
      return translate(language, 'overview.to_do.campaign_missed', { text: quote(toDo.body) });
    case 'campaign_stopped':
      return campaignText(language, toDo);
    case 'reminder_rests':
      return translate(language, `overview.to_do.reminder_${toDo.kind}`, {
        reason: restText(language, toDo.reason),
      });
    default:
      return translate(language, `overview.to_do.${toDo.what}`);
  }
}

/** One that somebody paused has no reason; one that was put back has. */
function campaignText(
  language: Language,
  { body, reason }: Extract<ToDo, { what: 'campaign_stopped' }>,
): string {
  const text = quote(body);
  if (reason === null) return translate(language, 'overview.to_do.campaign_paused', { text });
  if (reason === STOOD_STILL) return translate(language, 'overview.to_do.campaign_stood_still', { text });
  return translate(language, 'overview.to_do.campaign_put_back', {
    text,
    reason: putBackReason(language, reason),
  });
}

/** Why a campaign that was to start is a draft again. */
export const putBackReason = (language: Language, reason: string): string =>
  reason === 'no_sms_left'
    ? reasonText(language, reason)
    : translate(language, 'overview.to_do.campaign_unfit');
