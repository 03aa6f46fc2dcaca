import { expect, test } from '@jest/globals';

import { escapeHtml, html, jsonForScript, raw } from '../../core/html.js';

test.each([
  ['</script><script>alert(1)</script>', '&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;'],
  [`" onload='x' & more`, '&quot; onload=&#39;x&#39; &amp; more'],
  ['Şükrü’nün Çay Evi ☕👩‍👩‍👧', 'Şükrü’nün Çay Evi ☕👩‍👩‍👧'],
  ['&lt;', '&amp;lt;'],
])('%s is shown as it was typed', (typed, shown) => {
  expect(html`<p title="${typed}">${typed}</p>`.text).toBe(`<p title="${shown}">${shown}</p>`);
});

test('direction marks end inside the text that holds them', () => {
  expect(escapeHtml('a\u202Eb')).toBe('\u2068a\u202Eb\u202C\u2069');
  expect(escapeHtml('a\u2067b\u202Bc')).toBe('\u2068a\u2067b\u202Bc\u202C\u2069\u2069');
  expect(escapeHtml('\u202Aok\u202C')).toBe('\u2068\u202Aok\u202C\u2069');
});

test('markup of ours passes, nothing and false are left out, lists are joined', () => {
  const items = ['a', '<b>'].map((item) => html`<li>${item}</li>`);
  expect(html`<ul>${items}${null}${undefined}${false}${0}</ul>`.text).toBe(
    '<ul><li>a</li><li>&lt;b&gt;</li>0</ul>',
  );
  expect(html`${raw('<hr>')}${html`<i>${'<'}</i>`}`.text).toBe('<hr><i>&lt;</i>');
});

test('data for a script cannot end its element and reads back the same', () => {
  const data = { name: '</script><!--<script>\u2028\u2029"\'&👋' };
  const { text } = jsonForScript(data);
  expect(text).not.toMatch(/[<\u2028\u2029]/);
  expect(JSON.parse(text)).toEqual(data);
});
