import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { endForkedBots, forkBot } from './fork-bot.js';
import { openTestBot, type TestBot } from './open-test-bot.js';
import { startTalk } from './talk.js';

let bot: TestBot;

beforeAll(async () => {
  bot = await openTestBot();
  await bot.addBusiness({ slug: 'kahve' });
});
afterAll(async () => {
  endForkedBots();
  await bot.close();
});

test.each(['SIGTERM', 'disconnect'])('a bot process serves, and stops cleanly by %s', async (how) => {
  const { child, exit, base } = await forkBot(bot);
  const talk = await startTalk(base, 'kahve');
  expect((await talk.say('Ayşe')).status).toBe(200);
  if (how === 'SIGTERM') child.kill('SIGTERM');
  else child.disconnect();
  expect(await exit).toEqual([0, null]);
});
