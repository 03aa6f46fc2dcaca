import type { BuiltFiles } from '../../core/built-files.js';

/** For AdminJS' pages: scripts by nonce, none made of text. Its styled components write style elements, which have no nonce. */
export const panelCsp = (nonce: string): string =>
  `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; ` +
  `connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`;

const STATE = 'window.REDUX_STATE = ';
const AFTER_STATE = ';\n        window.THEME = ';
const ASSETS = /"\/admin\/frontend\/assets\/([\w.-]+)"/g;

/**
 * AdminJS inlines its state as it is: a name with `</script>` in it would run. The state is found by what stands around it, which JSON
 * cannot contain as it has no line break of its own, and escaped; all that is left is AdminJS' own text, and gets its nonce.
 * Throws when the template is not the one that is known.
 */
export function securePanelHtml(html: string, nonce: string, files: BuiltFiles): string {
  const from = html.indexOf(STATE) + STATE.length;
  const to = html.indexOf(AFTER_STATE, from);
  if (from < STATE.length || to < 0)
    throw new Error("AdminJS' page is not as it was: its state was not found");
  const state = html
    .slice(from, to)
    .replace(/[<\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return own(html.slice(0, from), nonce, files) + state + own(html.slice(to), nonce, files);
}

function own(text: string, nonce: string, files: BuiltFiles): string {
  return text
    .replace(/<link[^>]*fonts\.googleapis\.com[^>]*>/g, '<link rel="icon" href="data:,">')
    .replace(ASSETS, (_, name: string) => `"${files.path(name)}"`)
    .replace(/<script(?=[ >])/g, `<script nonce="${nonce}"`);
}
