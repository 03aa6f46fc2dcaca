import type { Account } from '../../core/accounts/account.js';
import { html, raw, type Html } from '../../core/html.js';
import { LANGUAGES } from '../../core/i18n/languages.js';
import { translate } from '../../core/i18n/translate.js';
import { formField } from './form-field.js';
import { frame } from './frame.js';

const NAMES = { tr: 'Türkçe', en: 'English', de: 'Deutsch' };

type Key = Parameters<typeof translate>[1] extends infer K
  ? K extends `account.own.${infer Rest}`
    ? Rest
    : never
  : never;

interface OwnSignIn {
  account: Account;
  notice?: string | null;
  /** Beside the field of that form. */
  wrong?: { current?: string | null; wanted?: string | null; off?: string | null };
}

/** One's own sign-in: password, second step, language, and the ways out. */
export function ownSignInPage({ account, notice, wrong = {} }: OwnSignIn): Html {
  const { language, email, hasTotp } = account;
  const say = (key: Key) => translate(language, `account.own.${key}`, { email });
  const password = { type: 'password', autocomplete: 'current-password' } as const;
  const totp = hasTotp
    ? html`<p>${say('totp_is_on')}</p>
        <form method="post" action="/admin/account/totp-off">
          ${formField({ ...password, name: 'off', label: say('current'), wrong: wrong.off })}
          <button class="quiet" type="submit">${say('totp_off')}</button>
        </form>`
    : html`<p>${say('totp_is_off')}</p>
        <p><a class="button quiet" href="/admin/account/totp">${say('totp_on')}</a></p>`;
  return frame({
    ...{ language, title: say('title') },
    main: html`<article class="card">
        <h1>${say('title')}</h1>
        ${notice && html`<p class="notice" role="status">${notice}</p>`}
        <p>${say('signed_in')}</p>
        <div class="row">
          <a class="button" href="/admin">${say('panel')}</a>
          <form method="post" action="/admin/sign-out">
            <button class="quiet" type="submit">${say('sign_out')}</button>
          </form>
        </div>
      </article>
      <section class="card">
        <h2>${say('password_title')}</h2>
        <form method="post" action="/admin/account/password">
          <input type="hidden" name="username" autocomplete="username" value="${email}">
          ${formField({ ...password, name: 'current', label: say('current'), wrong: wrong.current })}
          ${formField({
            ...{ name: 'wanted', label: say('wanted'), type: 'password', autocomplete: 'new-password' },
            wrong: wrong.wanted,
          })}
          <button type="submit">${say('save')}</button>
        </form>
      </section>
      <section class="card">
        <h2>${say('totp_title')}</h2>
        ${totp}
      </section>
      <section class="card">
        <h2><label for="language">${say('language_title')}</label></h2>
        <form method="post" action="/admin/account/language">
          <select id="language" name="language">
            ${LANGUAGES.map(
              (one) =>
                html`<option value="${one}"${one === language && raw(' selected')}>${NAMES[one]}</option>`,
            )}
          </select>
          <button class="quiet" type="submit">${say('language_save')}</button>
        </form>
      </section>
      <section class="card">
        <h2>${say('everywhere')}</h2>
        <p>${say('everywhere_text')}</p>
        <form method="post" action="/admin/account/sign-out-everywhere">
          <button class="quiet" type="submit">${say('everywhere')}</button>
        </form>
      </section>`,
  });
}
