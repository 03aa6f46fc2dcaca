import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SegmentedMessage } from 'sms-segments-calculator';
import { runProcess, type RunningProcess } from '../support/run-process.js';
import { TEST_ACCOUNT, TEST_TOKEN } from '../support/twilio-stand-in.js';
import { RateLimit } from '../support/twilio/rate-limit.js';
import type { Report } from '../support/twilio/message-store.js';

let own: RunningProcess;
let url: string;
beforeAll(async () => {
  own = runProcess(
    'test/support/twilio-stand-in-main.ts',
    ['{"seed": 7, "faults": {"callbacks": false}}'],
    {},
  );
  [url] = (await own.untilSays(/http:\/\/\S+/)) as [string];
});
afterAll(async () => {
  own?.child.kill();
  await own?.ended;
});

const authorization = `Basic ${Buffer.from(`${TEST_ACCOUNT}:${TEST_TOKEN}`).toString('base64')}`;
async function post(
  form: Record<string, string>,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const answer = await fetch(`${url}/2010-04-01/Accounts/${TEST_ACCOUNT}/Messages.json`, {
    method: 'POST',
    headers: { Authorization: authorization },
    body: new URLSearchParams({ From: '+905320000000', ...form }),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}
const report = async () => (await (await fetch(`${url}/control/report`)).json()) as Report;
const setFaults = (faults: object) =>
  fetch(`${url}/control/faults`, { method: 'POST', body: JSON.stringify(faults) });

test('the stand-in counts what it took, by person and text, by row and by business', async () => {
  const texts = [
    'Merhaba',
    'Merhaba Şükrü',
    'x'.repeat(161),
    'ğ'.repeat(71),
    '€'.repeat(81),
    '🧿'.repeat(36),
  ];
  for (const [i, Body] of texts.entries())
    await post({
      To: '+905321112233',
      Body,
      StatusCallback: `https://t.example/channels/twilio/status?b=4&m=${i}`,
    });
  await post({ To: '+905321112233', Body: texts[0]!, StatusCallback: 'https://t.example/x?b=5&m=1' });
  const billed = (all: string[]) =>
    all.reduce((sum, text) => sum + new SegmentedMessage(text, 'auto').segmentsCount, 0);
  expect(await report()).toMatchObject({
    ...{ accepted: 7, twice: ['+905321112233 2'], rowsTwice: [] },
    billedByBusiness: { 4: billed(texts), 5: 1 },
  });
});

test('it lets nobody in without the token, and knows no other account', async () => {
  const ask = (path: string, headers: Record<string, string>) => fetch(`${url}${path}`, { headers });
  const mine = `/2010-04-01/Accounts/${TEST_ACCOUNT}/Messages.json`;
  expect((await ask(mine, {})).status).toBe(401);
  expect((await ask(mine.replace(TEST_ACCOUNT, `AC${'9'.repeat(32)}`), { authorization })).status).toBe(404);
  expect((await ask(mine, { authorization })).status).toBe(200);
});

test('its faults come at their rates, and it counts only what it took', async () => {
  const before = (await report()).accepted;
  await setFaults({ tooMany: 0.5 });
  const answers: number[] = [];
  for (let i = 0; i < 60; i += 1)
    answers.push((await post({ To: '+905321112244', Body: `Merhaba ${i}` })).status);
  await setFaults({ tooMany: 0 });
  const refused = answers.filter((status) => status === 429).length;
  expect(refused).toBeGreaterThan(10);
  expect(refused).toBeLessThan(50);
  const after = await report();
  expect({ accepted: after.accepted - before, tooMany: after.tooMany }).toEqual({
    ...{ accepted: 60 - refused, tooMany: refused },
  });
});

test('a sender that is faster than it may is answered 429, another is not', () => {
  const limit = new RateLimit();
  const taken = (sender: string, at: number) => limit.take(sender, 10, at);
  expect(Array.from({ length: 12 }, () => taken('a', 0)).filter(Boolean)).toHaveLength(10);
  expect(taken('b', 0)).toBe(true);
  expect([taken('a', 50), taken('a', 100), taken('a', 100)]).toEqual([false, true, false]);
});
