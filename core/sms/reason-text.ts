import type { Language } from '../i18n/languages.js';
import { translate } from '../i18n/translate.js';
import { SMS_REASONS, type SmsReason } from './reasons.js';

const KNOWN: ReadonlySet<string> = new Set(SMS_REASONS);

/** A kept reason in words; one that this version does not know reads as the most general one. */
export const reasonText = (language: Language, reason: string): string =>
  translate(language, `sms.reason.${KNOWN.has(reason) ? (reason as SmsReason) : 'undelivered'}`);
