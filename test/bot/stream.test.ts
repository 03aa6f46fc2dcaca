import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';

import { openTestBot, type TestBot } from './open-test-bot.js';
import { startTalk, takeToken, type Activity, type Talk } from './talk.js';

let bot: TestBot;

beforeAll(async () => {
  bot = await openTestBot();
  await bot.addBusiness({ slug: 'kahve' });
});
afterAll(() => bot.close());

interface Listening {
  seen: Activity[];
  watermark(): string;
  until(ready: (seen: Activity[]) => boolean): Promise<void>;
  close(): void;
  closed: Promise<number>;
}

function listen(url: string): Listening {
  const socket = new WebSocket(url);
  const seen: Activity[] = [];
  let watermark = '';
  let check = (): void => undefined;
  socket.on('message', (data) => {
    const frame = JSON.parse(String(data)) as { activities: Activity[]; watermark: string };
    seen.push(...frame.activities);
    watermark = frame.watermark;
    check();
  });
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  return {
    seen,
    closed,
    watermark: () => watermark,
    close: () => socket.close(),
    until: (ready) =>
      new Promise((resolve, reject) => {
        socket.on('error', reject);
        check = () => (ready(seen) ? resolve() : undefined);
        check();
      }),
  };
}

const saidBy = (seen: Activity[], role: string): number =>
  seen.filter(({ from }) => from.role === role).length;
const at = (talk: Talk, base: string, watermark: string): string =>
  talk.streamUrl
    .replace(/^ws:\/\/[^/]+/, base.replace('http', 'ws'))
    .replace(/watermark=\d*/, `watermark=${watermark}`);

test('an empty text, by which a client tests the line, is answered by an empty text', async () => {
  const talk = await startTalk(bot.base, 'kahve');
  const socket = new WebSocket(talk.streamUrl.replace(/watermark=\d*/, 'watermark=9'));
  await once(socket, 'open');
  const answered = once(socket, 'message');
  socket.send('');
  expect(String((await answered)[0])).toBe('');
  socket.close();
});

test('the greeting comes down the stream, then each turn once it is committed', async () => {
  const talk = await startTalk(bot.base, 'kahve');
  const stream = listen(talk.streamUrl);
  await stream.until((seen) => saidBy(seen, 'bot') >= 1);
  await talk.say('Ayşe');
  await stream.until((seen) => saidBy(seen, 'user') === 1 && seen.at(-1)?.from.role === 'bot');
  expect(stream.seen.map(({ id }) => id)).toEqual((await talk.read()).activities.map(({ id }) => id));
  stream.close();
});

test('a stream cut in mid-flow goes on after its watermark: nothing lost, nothing twice', async () => {
  const talk = await startTalk(bot.base, 'kahve');
  const first = listen(talk.streamUrl);
  await first.until((seen) => seen.length >= 1);
  first.close();
  await first.closed;
  await talk.say('Ayşe');
  const { body } = await talk.call('GET', `?watermark=${first.watermark()}`);
  const second = listen((body as { streamUrl: string }).streamUrl);
  await second.until((seen) => saidBy(seen, 'user') === 1 && seen.at(-1)?.from.role === 'bot');
  const all = (await talk.read()).activities.map(({ id }) => id);
  expect([...first.seen, ...second.seen].map(({ id }) => id)).toEqual(all);
  second.close();
});

test('two servers on one database serve one conversation: what one answers, both stream', async () => {
  const other = await bot.openAnotherServer();
  try {
    const talk = await startTalk(bot.base, 'kahve');
    const [here, there] = [listen(at(talk, bot.base, '0')), listen(at(talk, other.base, '0'))];
    const post = (base: string, text: string): Promise<Response> =>
      fetch(`${base}/v3/directline/conversations/${talk.id}/activities`, {
        method: 'POST',
        headers: { authorization: `Bearer ${talk.token}` },
        body: JSON.stringify({ type: 'message', text, channelData: { clientActivityID: text } }),
      });
    const answers = await Promise.all([
      post(bot.base, 'Ayşe'),
      post(other.base, 'Ayşe'),
      post(other.base, 'no phone'),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const all = (await talk.read()).activities.map(({ id }) => id);
    for (const stream of [here, there]) {
      await stream.until((seen) => seen.length >= all.length);
      expect(stream.seen.map(({ id }) => id)).toEqual(all);
      expect(saidBy(stream.seen, 'user')).toBe(2);
      stream.close();
    }
  } finally {
    await other.close();
  }
});

test('what NOTIFY lost is found by the stream itself', async () => {
  const deaf = await bot.openAnotherServer({ pollMs: 50 });
  try {
    const talk = await startTalk(bot.base, 'kahve');
    const stream = listen(at(talk, deaf.base, '0'));
    await stream.until((seen) => seen.length >= 1);
    // Ending the listening connections is as good as losing their news.
    await bot.database.asOwner(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'tarakazan listener' AND datname = current_database()`,
    );
    await talk.say('Ayşe');
    await stream.until((seen) => saidBy(seen, 'user') === 1 && seen.at(-1)?.from.role === 'bot');
    stream.close();
  } finally {
    await deaf.close();
  }
});

test('the empty text that clients send, and nonsense, change nothing', async () => {
  const talk = await startTalk(bot.base, 'kahve');
  const socket = new WebSocket(talk.streamUrl);
  await new Promise((resolve) => socket.once('message', resolve));
  const before = await talk.read();
  for (const text of ['', 'hello', '{"activities":[]}']) socket.send(text);
  const ponged = new Promise((resolve) => socket.once('pong', resolve));
  socket.ping();
  await ponged;
  expect(await talk.read()).toEqual(before);
  socket.close();
});

test.each<[string, (talk: Talk, other: Talk) => string, number]>([
  ['no token', (talk) => talk.streamUrl.replace(/&t=.*/, ''), 403],
  [
    "another conversation's token",
    (talk, other) => talk.streamUrl.replace(talk.token, other.token).replace(/t=.*/, `t=${other.token}`),
    403,
  ],
  ['another path', (talk) => talk.streamUrl.replace('/stream', '/river'), 404],
])('a stream is refused: %s', async (_name, urlOf, status) => {
  const [talk, other] = [await startTalk(bot.base, 'kahve'), await startTalk(bot.base, 'kahve')];
  const socket = new WebSocket(urlOf(talk, other));
  const refused = await new Promise<number | undefined>((resolve) => {
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode));
    socket.on('open', () => resolve(200));
    socket.on('error', () => undefined);
  });
  expect(refused).toBe(status);
});

test('a stream of a conversation that was never started is 404', async () => {
  const { token, conversationId } = await takeToken(bot.base, 'kahve');
  const socket = new WebSocket(
    `${bot.base.replace('http', 'ws')}/v3/directline/conversations/${conversationId}/stream?t=${token}`,
  );
  const status = await new Promise<number | undefined>((resolve) =>
    socket
      .on('unexpected-response', (_request, response) => resolve(response.statusCode))
      .on('error', () => undefined),
  );
  expect(status).toBe(404);
});

test('a server that stops tells its streams to come back elsewhere, and finishes what it took', async () => {
  const other = await bot.openAnotherServer();
  const talk = await startTalk(bot.base, 'kahve');
  const stream = listen(at(talk, other.base, '0'));
  await stream.until((seen) => seen.length >= 1);
  await other.close();
  expect(await stream.closed).toBe(1012);
});

test('of many sockets of one conversation the newest few stay', async () => {
  const talk = await startTalk(bot.base, 'kahve');
  const url = talk.streamUrl;
  const oldest = listen(url);
  await oldest.until((seen) => seen.length > 0);
  const more = Array.from({ length: 4 }, () => listen(url));
  await oldest.closed;
  await Promise.all(more.map(({ until }) => until((seen) => seen.length > 0)));
  for (const { close } of more) close();
});
