import type { Account } from '../../core/accounts/account.js';
import { html, raw, type Html } from '../../core/html.js';
import { translate } from '../../core/i18n/translate.js';
import { formField } from './form-field.js';
import { frame } from './frame.js';

interface Totp {
  account: Account;
  secret: string;
  /** Drawn by us. */
  qrSvg: string;
  /** It must be set up before anything else. */
  owed: boolean;
  /** Beside the field of that name. */
  wrong?: { password?: string | null; code?: string | null };
}

export function totpPage({ account, secret, qrSvg, owed, wrong = {} }: Totp): Html {
  const { language, email } = account;
  const say = (key: 'title' | 'required' | 'text' | 'secret' | 'picture' | 'password' | 'code' | 'submit') =>
    translate(language, `account.totp.${key}`);
  return frame({
    ...{ language, title: say('title') },
    main: html`<article class="card">
      <h1>${say('title')}</h1>
      ${owed && html`<p class="notice">${say('required')}</p>`}
      <p>${say('text')}</p>
      <div class="qr" role="img" aria-label="${say('picture')}">${raw(qrSvg)}</div>
      <p class="muted">${say('secret')} <code>${secret.replace(/(.{4})(?=.)/g, '$1 ')}</code></p>
      <form method="post" action="/admin/account/totp">
        <input type="hidden" name="username" autocomplete="username" value="${email}">
        ${formField({
          ...{ name: 'password', label: say('password'), type: 'password', autocomplete: 'current-password' },
          ...{ wrong: wrong.password, focus: Boolean(wrong.password) },
        })}
        ${formField({
          ...{ name: 'code', label: say('code'), type: 'text', autocomplete: 'one-time-code' },
          ...{ wrong: wrong.code, focus: Boolean(wrong.code), digits: true },
        })}
        <button class="main" type="submit">${say('submit')}</button>
      </form>
    </article>`,
  });
}
