import { html, type Html } from '../../core/html.js';
import type { Language } from '../../core/i18n/languages.js';
import { translate } from '../../core/i18n/translate.js';
import { formField } from './form-field.js';
import { frame } from './frame.js';

const languages = (language: Language) => `?lang=${language}`;

export function forgotPage(language: Language): Html {
  const say = (key: 'title' | 'text' | 'submit' | 'back') => translate(language, `account.forgot.${key}`);
  const label = translate(language, 'account.sign_in.email');
  return frame({
    ...{ language, languages, title: say('title') },
    main: html`<article class="card">
      <h1>${say('title')}</h1>
      <p>${say('text')}</p>
      <form method="post" action="/admin/forgot?lang=${language}">
        ${formField({ name: 'email', label, type: 'email', autocomplete: 'username', focus: true })}
        <button class="main" type="submit">${say('submit')}</button>
      </form>
      <p><a class="link" href="/admin/sign-in?lang=${language}">${say('back')}</a></p>
    </article>`,
  });
}

/** The same for every e-mail, known or not. */
export function linkSentPage(language: Language): Html {
  const say = (key: 'sent_title' | 'sent_text' | 'back') => translate(language, `account.forgot.${key}`);
  return frame({
    ...{ language, title: say('sent_title') },
    main: html`<article class="card">
      <h1>${say('sent_title')}</h1>
      <p role="status">${say('sent_text')}</p>
      <p><a class="link" href="/admin/sign-in?lang=${language}">${say('back')}</a></p>
    </article>`,
  });
}
