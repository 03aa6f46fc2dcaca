import { Refusal, type RefusalCode } from '../../core/errors.js';
import type { Language } from '../../core/i18n/languages.js';
import { translate } from '../../core/i18n/translate.js';

/** Runs what a form asks for; answers the sentence to stand beside its field when it was refused for one of these reasons. */
export async function refusedBecause(
  language: Language,
  reasons: readonly RefusalCode[],
  work: () => Promise<void>,
): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (!(error instanceof Refusal) || !reasons.includes(error.code)) throw error;
    return translate(language, `error.${error.code}`, error.args);
  }
}
