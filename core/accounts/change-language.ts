import type { Language } from '../i18n/languages.js';
import type { Platform } from '../platform.js';
import type { Account } from './account.js';
import { changeAccount } from './change-account.js';

/** In which language the panel speaks to this person, and writes. */
export async function changeLanguage(
  platform: Platform,
  account: Account,
  language: Language,
): Promise<void> {
  await changeAccount(platform, account, 'account.language', async (tx) => {
    const rows = await tx.sql(
      'UPDATE account SET language = $2 WHERE id = $1 AND language <> $2 RETURNING id',
      [account.id, language],
    );
    return rows.length > 0;
  });
}
