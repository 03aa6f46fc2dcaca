import type { BuiltFiles } from '../../core/built-files.js';
import type { Language } from '../../core/i18n/languages.js';

/** Scripts and styles of our own files, all else from our own addresses; nothing that stands in the page itself runs or styles. */
export const PANEL_CSP =
  `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; ` +
  `object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`;

const STATE = 'window.REDUX_STATE = ';
const AFTER_STATE = ';\n        window.THEME = ';

/**
 * The page that the panel runs in. Of what AdminJS rendered its state is taken, by what stands around it: JSON has no line break of its
 * own, so no text in it can look like that. It stands in our page as data that no browser runs, and cannot end its element.
 * Throws when the template is not the one that is known.
 */
export function panelPage(rendered: string, language: Language, files: BuiltFiles): string {
  const from = rendered.indexOf(STATE) + STATE.length;
  const to = rendered.indexOf(AFTER_STATE, from);
  if (from < STATE.length || to < 0)
    throw new Error("AdminJS' page is not as it was: its state was not found");
  const state = rendered.slice(from, to).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>TaraKazan</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${files.path('panel.css')}">
<script type="module" src="${files.path('panel.js')}"></script>
</head>
<body>
<div id="app" data-charts="${files.path('charts.js')}"><p class="tk-boot">TaraKazan</p></div>
<script type="application/json" id="state">${state}</script>
</body>
</html>
`;
}
