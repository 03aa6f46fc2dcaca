import { createHash } from 'node:crypto';

import type { Language } from '../../core/i18n/languages.js';
import { html, raw, type Html, type HtmlValue } from '../../core/html.js';
import { brandColours } from './brand-colour.js';
import { CHAT_STYLE } from './chat-style.js';
import { STYLE } from './style.js';

const sha256 = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const STYLE_HASH = sha256(STYLE);
const CHAT_HASH = sha256(CHAT_STYLE);

/** A business's own colour over ours, by day and by night. */
function brandStyle(colour: string | null): string {
  const { fill, text, nightText } = brandColours(colour);
  return `:root{--brand:${fill};--link:${text}}@media(prefers-color-scheme:dark){:root{--link:${nightText}}}`;
}

/** For pages of words: our one style, the business's colour and what the page adds of its own, and nothing that runs. */
export const pageCsp = (colour: string | null = null, style = ''): string =>
  `default-src 'none'; style-src ${STYLE_HASH} ${sha256(brandStyle(colour))}${style && ` ${sha256(style)}`}; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/**
 * For the page with the chat. Hashes rather than a nonce, since the page is shared and kept. `sockets` is where the
 * stream opens: older Safaris do not count it as 'self'. Web Chat fills its style elements by script (the hash of
 * nothing).
 */
export function chatCsp(sockets: string, script: string, colour: string | null): string {
  const styles = [STYLE_HASH, CHAT_HASH, sha256(brandStyle(colour)), sha256('')].join(' ');
  return (
    `default-src 'none'; script-src 'self' ${sha256(script)}; connect-src 'self' ${sockets}; img-src 'self'; style-src 'self' ${styles}; ` +
    `object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`
  );
}

interface Frame {
  language: Language;
  title: string;
  top?: HtmlValue;
  main: HtmlValue;
  foot?: HtmlValue;
  colour?: string | null;
  /** A sheet of this page alone. */
  style?: string;
  /** The page with the chat: the text of its inline script. */
  script?: string;
}

/** A whole document around its parts. */
export function layout({ language, title, top, main, foot, colour = null, style, script }: Frame): Html {
  const guest = script !== undefined;
  // The keyboard of a phone takes its room from the page, so that the question stays in view above it.
  const view = `width=device-width, initial-scale=1${guest ? ', interactive-widget=resizes-content' : ''}`;
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="${view}">
<title>${title}</title>
<link rel="icon" href="/favicon.ico" type="image/svg+xml">
<style>${raw(STYLE)}</style>
<style>${raw(brandStyle(colour))}</style>
${style !== undefined && html`<style>${raw(style)}</style>\n`}${guest && html`<style>${raw(CHAT_STYLE)}</style>\n`}</head>
<body${guest && raw(' class="guest"')}>
${top}<main>${main}</main>
${foot}${guest && html`<script>${raw(script)}</script>\n`}</body>
</html>
`;
}
