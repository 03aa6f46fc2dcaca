import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { REFUSALS } from '../../../core/errors.js';
import { de } from '../../../core/i18n/texts/de.js';
import { en } from '../../../core/i18n/texts/en.js';
import { tr } from '../../../core/i18n/texts/tr.js';

const ROOMS = ['admin', 'bot', 'core', 'dialogs', 'ops', 'workers'];

function leaves(node: object, path = ''): [string, string][] {
  return Object.entries(node).flatMap(([name, value]: [string, unknown]) => {
    const key = path === '' ? name : `${path}.${name}`;
    return typeof value === 'string' ? [[key, value]] : leaves(value as object, key);
  });
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return path.endsWith(join('i18n', 'texts')) ? [] : sources(path);
    return /\.tsx?$/.test(entry.name) ? [readFileSync(path, 'utf8')] : [];
  });
}

const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([found]) => found).sort();

const others = { tr: new Map(leaves(tr)), de: new Map(leaves(de)) };

test.each(Object.keys(others) as (keyof typeof others)[])(
  '%s has every text of English and no other',
  (language) => {
    expect([...others[language].keys()].sort()).toEqual(
      leaves(en)
        .map(([key]) => key)
        .sort(),
    );
  },
);

test.each(Object.keys(others) as (keyof typeof others)[])(
  '%s has the placeholders of English',
  (language) => {
    for (const [key, text] of leaves(en))
      expect([key, placeholders(others[language].get(key) ?? '')]).toEqual([key, placeholders(text)]);
  },
);

test('no text is empty, padded or a copy of the English one', () => {
  for (const [key, text] of leaves(en)) {
    const all = [text, others.tr.get(key), others.de.get(key)];
    for (const one of all) expect([key, one]).toEqual([key, one?.trim() || 'a text']);
    if (text.split(' ').length > 3) expect([key, new Set(all).size]).toEqual([key, 3]);
  }
});

test('every refusal has its words', () => {
  expect(Object.keys(en.error).sort()).toEqual(Object.keys(REFUSALS).sort());
});

test('no text stands unused', () => {
  const code = ROOMS.flatMap(sources).join('\n');
  const built = [...code.matchAll(/`([a-z_.]+\.)\$\{/g)].map(([, beginning]) => beginning ?? '');
  const unused = leaves(en)
    .map(([key]) => key)
    .filter((key) => !code.includes(`'${key}'`) && !built.some((beginning) => key.startsWith(beginning)));
  expect(unused).toEqual([]);
});

test('English greets in the words that were promised', () => {
  expect(en.chat.greeting).toBe('Welcome to {business}! Thank you for visiting.');
});
