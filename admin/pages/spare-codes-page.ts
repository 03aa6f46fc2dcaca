import type { Account } from '../../core/accounts/account.js';
import { html, type Html } from '../../core/html.js';
import { translate } from '../../core/i18n/translate.js';
import { frame } from './frame.js';

/** Right after the second step was turned on, until whoever reads them says that they are kept. */
export function spareCodesPage({ language }: Account, codes: string[]): Html {
  const say = (key: 'done_title' | 'done_text' | 'done') => translate(language, `account.totp.${key}`);
  return frame({
    ...{ language, title: say('done_title') },
    main: html`<article class="card">
      <h1>${say('done_title')}</h1>
      <p role="status">${say('done_text')}</p>
      <ul class="codes">
        ${codes.map((code) => html`<li>${code}</li>`)}
      </ul>
      <form method="post" action="/admin/account/spare-codes">
        <button class="main" type="submit">${say('done')}</button>
      </form>
    </article>`,
  });
}
