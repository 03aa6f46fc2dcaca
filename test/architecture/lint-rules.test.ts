import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { makeSample, type Sample } from './run-on-sample.js';

/** One forbidden line each: where, the line, the rule that must bite. */
const FORBIDDEN: [file: string, text: string, rule: string][] = [
  [
    'core/gifts/a.ts',
    "export const sql = 'SELECT * FROM coupon WHERE expires_at < now()';",
    'no-restricted-syntax',
  ],
  [
    'core/gifts/b.ts',
    'export const sql = `UPDATE coupon SET at = CURRENT_TIMESTAMP`;',
    'no-restricted-syntax',
  ],
  ['core/gifts/c.ts', "export const sql = 'SELECT clock_timestamp ( )';", 'no-restricted-syntax'],
  ['core/gifts/d.ts', "export const port = process.env['PORT'];", 'no-restricted-syntax'],
  ['bot/e.ts', 'export const environment = process.env;', 'no-restricted-syntax'],
  ['core/gifts/f.ts', "console.log('hello');", 'no-console'],
  [
    'core/gifts/g.ts',
    "import { createHmac } from 'node:crypto';\nexport const make = createHmac;",
    'no-restricted-imports',
  ],
  ['core/gifts/h.ts', 'export const loose = (x: any): unknown => x;', '@typescript-eslint/no-explicit-any'],
  [
    'core/gifts/i.ts',
    'export function go(): void { Promise.resolve(1); }',
    '@typescript-eslint/no-floating-promises',
  ],
  [
    'core/gifts/k.ts',
    "import type { ServerResponse } from 'node:http';\nexport const go = (r: ServerResponse) => r.writeHead(200).end();",
    'no-restricted-syntax',
  ],
  ['core/gifts/j.ts', '// TODO later\nexport const a = 1;', 'no-warning-comments'],
];

const ALLOWED: [file: string, text: string][] = [
  ['core/crypto/fine.ts', "import { createHmac } from 'node:crypto';\nexport const make = createHmac;"],
  ['core/gifts/fine.ts', "import { createHash } from 'node:crypto';\nexport const make = createHash;"],
  ['core/gifts/fine-sql.ts', "export const sql = 'SELECT * FROM coupon WHERE expires_at < $1';"],
  ['bot/main.ts', 'export const environment = process.env;'],
  ['ops/fine.ts', "console.log('hello');"],
];

let sample: Sample;
let results: { filePath: string; messages: { ruleId: string | null; message: string }[] }[];
beforeAll(async () => {
  sample = await makeSample(
    Object.fromEntries([...FORBIDDEN, ...ALLOWED].map(([file, text]) => [file, `${text}\n`])),
  );
  results = JSON.parse(await sample.run('eslint/bin/eslint.js', '--format', 'json', '.')) as typeof results;
});
afterAll(() => sample.remove());

const rulesBrokenBy = (file: string) =>
  results
    .find(({ filePath }) => filePath.endsWith(`/${file}`))
    ?.messages.map(({ ruleId, message }) => ruleId ?? message);

test.each(FORBIDDEN)('%s: %s', (file, _text, rule) => {
  expect(rulesBrokenBy(file)).toContain(rule);
});

test.each(ALLOWED)('%s is free to: %s', (file) => {
  expect(rulesBrokenBy(file)).toEqual([]);
});
