import { html, type Html } from '../../core/html.js';
import type { Language } from '../../core/i18n/languages.js';
import { translate } from '../../core/i18n/translate.js';
import { formField } from './form-field.js';
import { frame } from './frame.js';

interface SignIn {
  language: Language;
  /** Where to go once signed in. */
  next: string;
  email?: string;
  wrong?: string | null;
  notice?: string | null;
}

export function signInPage({ language, next, email, wrong, notice }: SignIn): Html {
  const say = (key: 'title' | 'email' | 'password' | 'submit' | 'forgot') =>
    translate(language, `account.sign_in.${key}`);
  const query = (lang: Language) => `?${new URLSearchParams({ lang, ...(next && { next }) })}`;
  return frame({
    language,
    title: say('title'),
    languages: query,
    main: html`<article class="card">
      <h1>${say('title')}</h1>
      ${notice && html`<p class="notice" role="status">${notice}</p>`}
      <form method="post" action="/admin/sign-in${query(language)}">
        ${formField({
          ...{ name: 'email', label: say('email'), type: 'email', autocomplete: 'username' },
          ...{ value: email, focus: !email },
        })}
        ${formField({
          ...{ name: 'password', label: say('password'), type: 'password' },
          ...{ autocomplete: 'current-password', wrong, focus: Boolean(email) },
        })}
        <button class="main" type="submit">${say('submit')}</button>
      </form>
      <p><a class="link" href="/admin/forgot?lang=${language}">${say('forgot')}</a></p>
    </article>`,
  });
}
