import type { Refusal } from '../../core/errors.js';
import { html, type Html } from '../../core/html.js';
import type { Language } from '../../core/i18n/languages.js';
import { translate } from '../../core/i18n/translate.js';
import { frame } from './frame.js';

interface Failed {
  language: Language;
  refusal: Refusal;
  /** The same address may be asked for again without doing anything twice. */
  retry: boolean;
}

/** What happened and what to do now. */
export function failedPage({ language, refusal, retry }: Failed): Html {
  const title = translate(language, 'account.failed.title');
  const again = retry && refusal.status >= 500;
  return frame({
    language,
    title,
    main: html`<article class="card">
      <h1>${title}</h1>
      <p role="alert">${translate(language, `error.${refusal.code}`, refusal.args)}</p>
      ${
        again
          ? html`<a class="button main" href="">${translate(language, 'account.failed.retry')}</a>`
          : html`<a class="button main" href="/admin">${translate(language, 'account.failed.back')}</a>`
      }
    </article>`,
  });
}
