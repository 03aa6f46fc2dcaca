import type { Language } from '../i18n/languages.js';
import { translate } from '../i18n/translate.js';

/** Why a reminder rests though somebody was due; it looks again on the next day. */
export const REST_REASONS = ['no_sms_left', 'business_not_open', 'text_invalid'] as const;

export type RestReason = (typeof REST_REASONS)[number];

/** What the owner reads. */
export const restText = (language: Language, reason: RestReason): string =>
  translate(language, `reminder.rests.${reason}`);
