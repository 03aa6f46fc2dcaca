import { html, raw, type Html } from '../../core/html.js';

interface Field {
  name: string;
  label: string;
  type: 'email' | 'password' | 'text';
  /** What the browser may fill in. */
  autocomplete: 'username' | 'current-password' | 'new-password' | 'one-time-code';
  value?: string;
  /** What is wrong with it, said beside it. */
  wrong?: string | null;
  focus?: boolean;
  digits?: boolean;
}

/** A labelled field with its fault beside it, which a screen reader reads with it. */
export function formField({
  name,
  label,
  type,
  autocomplete,
  value = '',
  wrong,
  focus,
  digits,
}: Field): Html {
  const more = [
    wrong ? ` aria-invalid="true" aria-describedby="${name}-wrong"` : '',
    focus ? ' autofocus' : '',
    digits ? ' inputmode="numeric" class="code" maxlength="20" autocapitalize="none" spellcheck="false"' : '',
  ];
  return html`<label for="${name}">${label}</label>
    <input id="${name}" name="${name}" type="${type}" autocomplete="${autocomplete}" value="${value}" required${raw(more.join(''))}>
    ${wrong && html`<p class="wrong" id="${name}-wrong" role="alert">${wrong}</p>`}`;
}
