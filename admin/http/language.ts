import type { Request } from 'express';
import type { Account } from '../../core/accounts/account.js';
import { LANGUAGES, pickLanguage, type Language } from '../../core/i18n/languages.js';

/** As the account says; before anybody is known as the page's address or the browser does. */
export function languageOf(request: Request, account: Account | null): Language {
  if (account) return account.language;
  const asked = typeof request.query['lang'] === 'string' ? request.query['lang'] : undefined;
  return pickLanguage(asked ?? request.get('accept-language'), LANGUAGES, 'en');
}
