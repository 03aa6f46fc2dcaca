import { expect, test } from '@jest/globals';
import { panelPage, PANEL_CSP } from '../../admin/panel/panel-page.js';
import { BuiltFiles } from '../../core/built-files.js';

const files = new BuiltFiles('admin');
const rendered = (state: object) => `<head>
      <script>
        window.REDUX_STATE = ${JSON.stringify(state)};
        window.THEME = {};
      </script>
      <link rel="stylesheet" href="https://fonts.googleapis.com/css?family=Roboto" type="text/css">
      <script src="/admin/frontend/assets/app.bundle.js"></script></head>`;

const HOSTILE = `</script><script>harm()</script>;\n        window.THEME = <!--\u2028`;

test('whatever a text in the state holds, it does not end its place, and reads back as it was', () => {
  const html = panelPage(rendered({ name: HOSTILE }), 'tr', files);
  expect(html.match(/<script/g)).toHaveLength(2);
  const state = /id="state">([^<]*)<\/script>\n<\/body>/.exec(html)![1]!;
  expect(state).not.toContain('<');
  expect(JSON.parse(state)).toEqual({ name: HOSTILE });
});

test('a page asks for one script and one stylesheet by their hash, and runs nothing of its own', () => {
  const html = panelPage(rendered({}), 'de', files);
  expect(html).toContain('<html lang="de">');
  expect(html).toMatch(/src="\/admin\/files\/panel-[0-9a-f]{16}\.js"/);
  expect(html.match(/ (src|href)="(?!data:)/g)).toHaveLength(2);
  expect(html).not.toContain('https://');
  expect(PANEL_CSP).not.toContain('unsafe');
});

test('a template that is not the known one is refused rather than sent as it is', () => {
  expect(() => panelPage('<html></html>', 'en', files)).toThrow('state was not found');
});
