import { createHash } from 'node:crypto';
import { html, raw, type Html, type HtmlValue } from '../../core/html.js';
import { LANGUAGES, type Language } from '../../core/i18n/languages.js';
import { translate } from '../../core/i18n/translate.js';
import { STYLE } from './style.js';

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** Our one style, our own forms, and nothing that runs. */
export const PAGE_CSP = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`;

const NAMES: Record<Language, string> = { tr: 'Türkçe', en: 'English', de: 'Deutsch' };

interface Frame {
  language: Language;
  title: string;
  main: HtmlValue;
  /** Where the same page stands in another language; left out where the account says which. */
  languages?: (language: Language) => string;
}

/** A whole document around its cards. */
export function frame({ language, title, main, languages }: Frame): Html {
  const choice =
    languages &&
    html`<nav aria-label="${translate(language, 'account.frame.language')}">
      ${LANGUAGES.map((one) => {
        const here = one === language && raw(' aria-current="true"');
        return html`<a href="${languages(one)}" lang="${one}" hreflang="${one}"${here}>${NAMES[one]}</a>`;
      })}
    </nav>`;
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · TaraKazan</title>
<link rel="icon" href="data:,">
<style>${raw(STYLE)}</style>
</head>
<body>
<header class="top"><p>${translate(language, 'account.frame.product')}</p>${choice}</header>
<main>${main}</main>
</body>
</html>
`;
}
