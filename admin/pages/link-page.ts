import { html, type Html } from '../../core/html.js';
import type { Language } from '../../core/i18n/languages.js';
import { translate } from '../../core/i18n/translate.js';
import { formField } from './form-field.js';
import { frame } from './frame.js';

interface Link {
  language: Language;
  email: string;
  wrong?: string | null;
}

/** Where a link from an e-mail leads: a form. Opening it, as mail scanners do, uses nothing up. */
export function linkPage({ language, email, wrong }: Link): Html {
  const say = (key: 'title' | 'password' | 'submit') => translate(language, `account.link.${key}`);
  return frame({
    ...{ language, title: say('title') },
    main: html`<article class="card">
      <h1>${say('title')}</h1>
      <p>${translate(language, 'account.link.text', { email })}</p>
      <form method="post" action="">
        <input type="hidden" name="username" autocomplete="username" value="${email}">
        ${formField({
          ...{ name: 'password', label: say('password'), type: 'password' },
          ...{ autocomplete: 'new-password', wrong, focus: true },
        })}
        <button class="main" type="submit">${say('submit')}</button>
      </form>
    </article>`,
  });
}

export function linkOverPage(language: Language): Html {
  const title = translate(language, 'account.link.over_title');
  return frame({
    ...{ language, title },
    main: html`<article class="card">
      <h1>${title}</h1>
      <p role="alert">${translate(language, 'error.link_over')}</p>
      <a class="button main" href="/admin/forgot?lang=${language}">${translate(language, 'account.sign_in.forgot')}</a>
    </article>`,
  });
}
