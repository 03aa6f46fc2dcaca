import { DateTime } from 'luxon';
import type { Language } from '../i18n/languages.js';
import { translate } from '../i18n/translate.js';
import { reasonText } from '../sms/reason-text.js';
import type { PreviewedPerson } from './preview-reminder.js';
import type { ReminderKind } from './reminder.js';

/** Why a person is due, in words: `was last here on 3 Oct 2026`. */
export function whyDue(
  language: Language,
  { kind, timezone }: { kind: ReminderKind; timezone: string },
  { lastSmsAt, lastVisitAt }: Pick<PreviewedPerson, 'lastSmsAt' | 'lastVisitAt'>,
): string {
  const since = (at: Date) =>
    DateTime.fromJSDate(at, { zone: timezone }).setLocale(language).toLocaleString(DateTime.DATE_MED);
  if (kind === 'no_visit') return translate(language, 'reminder.why.no_visit', { since: since(lastVisitAt) });
  if (lastSmsAt === null) return translate(language, 'reminder.why.never_sms');
  return translate(language, 'reminder.why.no_sms', { since: since(lastSmsAt) });
}

/** Why a person who is due gets nothing this time, in words. */
export const whyLeftOut = (language: Language, reason: NonNullable<PreviewedPerson['reason']>): string =>
  reason === 'daily_cap' ? translate(language, 'reminder.daily_cap') : reasonText(language, reason);
