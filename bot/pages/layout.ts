import { createHash } from 'node:crypto';

import type { Language } from '../../core/i18n/languages.js';
import { html, raw, type Html, type HtmlValue } from '../html.js';
import { STYLE } from './style.js';

const sha256 = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const STYLE_HASH = sha256(STYLE);

/** For pages of words: our one style, and nothing that runs. */
export const PAGE_CSP = `default-src 'none'; style-src ${STYLE_HASH}; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/**
 * For the page with the chat. Hashes rather than a nonce, since the page is shared and kept. `sockets` is where the
 * stream opens: older Safaris do not count it as 'self'. Web Chat fills its style elements by script (the hash of
 * nothing) and carries its icons as data.
 */
export function chatCsp(sockets: string): string {
  return (
    `default-src 'none'; script-src 'self'; connect-src 'self' ${sockets}; img-src 'self' data: blob:; style-src 'self' ${STYLE_HASH} ${sha256('')}; ` +
    `object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`
  );
}

interface Frame {
  language: Language;
  title: string;
  head?: Html;
  top?: HtmlValue;
  main: HtmlValue;
  foot?: HtmlValue;
}

/** A whole document around its parts. */
export function layout({ language, title, head, top, main, foot }: Frame): Html {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="/favicon.ico" type="image/svg+xml">
<style>${raw(STYLE)}</style>
${head}</head>
<body>
${top}<main>${main}</main>
${foot}</body>
</html>
`;
}
