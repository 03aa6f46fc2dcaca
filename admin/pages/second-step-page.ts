import { html, type Html } from '../../core/html.js';
import type { Language } from '../../core/i18n/languages.js';
import { translate } from '../../core/i18n/translate.js';
import { formField } from './form-field.js';
import { frame } from './frame.js';

interface SecondStep {
  language: Language;
  next: string;
  wrong?: string | null;
  /** Two codes in a row are asked for. */
  two?: boolean;
}

export function secondStepPage({ language, next, wrong, two }: SecondStep): Html {
  const say = (key: 'title' | 'text' | 'code' | 'hint' | 'submit' | 'back') =>
    translate(language, `account.second.${key}`);
  return frame({
    language,
    title: say('title'),
    main: html`<article class="card">
      <h1>${say('title')}</h1>
      <p>${two ? translate(language, 'error.two_codes_wanted') : say('text')}</p>
      <form method="post" action="/admin/second-step?${String(new URLSearchParams({ next }))}">
        ${formField({
          ...{ name: 'code', label: say('code'), type: 'text', autocomplete: 'one-time-code' },
          ...{ wrong, focus: true, digits: true },
        })}
        <button class="main" type="submit">${say('submit')}</button>
      </form>
      <p class="muted">${say('hint')}</p>
      <p><a class="link" href="/admin/sign-in">${say('back')}</a></p>
    </article>`,
  });
}
