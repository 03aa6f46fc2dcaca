import { expect, test } from '@jest/globals';
import { securePanelHtml } from '../../admin/panel/secure-html.js';
import { BuiltFiles } from '../../core/built-files.js';

const files = new BuiltFiles('admin');
const page = (state: object) => `<head>
      <script>
        window.REDUX_STATE = ${JSON.stringify(state)};
        window.THEME = {};
      </script>
      <link rel="stylesheet" href="https://fonts.googleapis.com/css?family=Roboto" type="text/css">
      <script src="/admin/frontend/assets/app.bundle.js"></script></head>`;

const HOSTILE = `</script><script>harm()</script>;\n        window.THEME = <!--\u2028`;

test('whatever a text in the state holds, it ends neither its script nor its place, and reads back as it was', () => {
  const html = securePanelHtml(page({ name: HOSTILE }), 'N0nce', files);
  expect(html.match(/<script/g)).toHaveLength(2);
  expect(html.match(/<script nonce="N0nce"/g)).toHaveLength(2);
  const state = /window\.REDUX_STATE = (.*);\n {8}window\.THEME/.exec(html)![1]!;
  expect(state).not.toContain('<');
  expect(JSON.parse(state)).toEqual({ name: HOSTILE });
});

test('scripts are asked for under their hash, and nothing from another host', () => {
  const html = securePanelHtml(page({}), 'N0nce', files);
  expect(html).toMatch(/src="\/admin\/files\/app\.bundle-[0-9a-f]{16}\.js"/);
  expect(html).not.toContain('https://');
});

test('a template that is not the known one is refused rather than sent as it is', () => {
  expect(() => securePanelHtml('<html></html>', 'N0nce', files)).toThrow('state was not found');
});
