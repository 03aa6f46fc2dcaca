import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { makeSample, type Sample } from './run-on-sample.js';

/** One forbidden import each: the file that has it, what it imports, the rule that must bite. */
const FORBIDDEN: [file: string, imports: string, rule: string][] = [
  ['bot/to-admin.ts', '../admin/own.js', 'bot-imports-dialogs-and-core'],
  ['bot/to-workers.ts', '../workers/own.js', 'bot-imports-dialogs-and-core'],
  ['bot/to-ops.ts', '../ops/own.js', 'bot-imports-dialogs-and-core'],
  ['bot/to-test.ts', '../test/own.js', 'bot-imports-dialogs-and-core'],
  ['dialogs/to-bot.ts', '../bot/own.js', 'dialogs-imports-core'],
  ['admin/to-bot.ts', '../bot/own.js', 'admin-imports-core'],
  ['admin/to-dialogs.ts', '../dialogs/own.js', 'admin-imports-core'],
  ['workers/to-dialogs.ts', '../dialogs/own.js', 'workers-imports-core'],
  ['core/to-bot.ts', '../bot/own.js', 'core-imports-nothing-of-ours'],
  ['core/to-ops.ts', '../ops/own.js', 'core-imports-nothing-of-ours'],
  ['web-chat/to-core.ts', '../core/own.js', 'web-chat-imports-nothing-of-ours'],
  ['bot/pg.ts', 'pg', 'only-database-driver'],
  ['core/guests/pg.ts', 'pg', 'only-database-driver'],
  ['core/guests/typeorm.ts', 'typeorm', 'only-typeorm'],
  ['admin/typeorm.ts', 'typeorm', 'only-typeorm'],
  ['workers/bull.ts', 'bull', 'only-queue'],
  ['core/sms/ioredis.ts', 'ioredis', 'only-queue'],
  ['core/restify.ts', 'restify', 'only-restify'],
  ['bot/express.ts', 'express', 'only-express'],
  ['core/bot-framework.ts', 'botbuilder-dialogs', 'only-bot-framework'],
  ['core/dev.ts', 'jsqr', 'no-dev-package-at-run-time'],
  ['core/nowhere.ts', './nothing-here.js', 'nothing-unresolved'],
  ['core/round-a.ts', './round-b.js', 'no-circle'],
];

const ALLOWED: [file: string, imports: string][] = [
  ['bot/fine-dialogs.ts', '../dialogs/own.js'],
  ['bot/fine-core.ts', '../core/own.js'],
  ['dialogs/fine.ts', '../core/own.js'],
  ['workers/fine.ts', '../core/own.js'],
  ['ops/fine.ts', '../bot/own.js'],
  ['web-chat/fine.ts', '../core/guests/typed-digits.js'],
  ['core/db/fine.ts', 'pg'],
  ['core/db/fine-typeorm.ts', 'typeorm'],
  ['core/queue/fine.ts', 'bull'],
];

const importing = (what: string) => `import * as it from '${what}';\nexport const seen = it;\n`;
const ROOMS = ['bot', 'dialogs', 'web-chat', 'admin', 'workers', 'core', 'ops', 'bench', 'test'];

let sample: Sample;
let violations: { from: string; rule: { name: string } }[];
beforeAll(async () => {
  sample = await makeSample({
    ...Object.fromEntries(ROOMS.map((room) => [`${room}/own.ts`, 'export const own = 1;\n'])),
    ...Object.fromEntries([...FORBIDDEN, ...ALLOWED].map(([file, what]) => [file, importing(what)])),
    'core/guests/typed-digits.ts': 'export const own = 1;\n',
    'core/round-b.ts': importing('./round-a.js'),
  });
  const tool = 'dependency-cruiser/bin/dependency-cruise.mjs';
  const output = await sample.run(
    tool,
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'json',
    ...ROOMS,
  );
  violations = (JSON.parse(output) as { summary: { violations: typeof violations } }).summary.violations;
});
afterAll(() => sample.remove());

const rulesBrokenBy = (file: string) =>
  violations.filter(({ from }) => from === file).map(({ rule }) => rule.name);

test.each(FORBIDDEN)('%s must not import %s', (file, _imports, rule) => {
  expect(rulesBrokenBy(file)).toContain(rule);
});

test.each(ALLOWED)('%s may import %s', (file) => {
  expect(rulesBrokenBy(file)).toEqual([]);
});
