import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import { openTestBot, type TestBot } from './open-test-bot.js';
import { startTalk } from './talk.js';

let bot: TestBot;
beforeAll(async () => {
  bot = await openTestBot({
    config: { TRUST_PROXY: '1' },
    server: { requestMs: 300, streamsOfAddress: 20, limits: { stream: 1e6 } },
  });
  await bot.addBusiness({ slug: 'kahve' });
});
afterAll(() => bot?.close());

const open = async (url: string, address: string): Promise<WebSocket> => {
  const socket = new WebSocket(url, { headers: { 'x-forwarded-for': address } });
  socket.on('error', () => undefined);
  await Promise.race([once(socket, 'open'), once(socket, 'close')]).catch(() => undefined);
  return socket;
};

test.each([8, 60, 300])('of %d sockets opened at once on one conversation four stay', async (many) => {
  const { streamUrl } = await startTalk(bot.base, 'kahve');
  const sockets = await Promise.all(
    Array.from({ length: many }, (_, i) => open(streamUrl, `198.51.${many % 250}.${i % 250}`)),
  );
  const closed = sockets.map((socket) =>
    socket.readyState === WebSocket.CLOSED ? null : once(socket, 'close'),
  );
  await new Promise<void>((resolve) => {
    let gone = 0;
    for (const one of closed) void Promise.resolve(one).then(() => (gone += 1) === many - 4 && resolve());
  });
  expect(sockets.filter((socket) => socket.readyState === WebSocket.OPEN)).toHaveLength(4);
  for (const socket of sockets) socket.terminate();
});

test('one address has so many sockets and no more, over all conversations; others have theirs', async () => {
  const sockets: WebSocket[] = [];
  for (let i = 0; i < 8; i += 1) {
    const { streamUrl } = await startTalk(bot.base, 'kahve');
    for (let n = 0; n < 3; n += 1) sockets.push(await open(streamUrl, '203.0.113.5'));
  }
  expect(sockets.filter((socket) => socket.readyState === WebSocket.OPEN)).toHaveLength(20);
  const { streamUrl } = await startTalk(bot.base, 'kahve');
  const other = await open(streamUrl, '203.0.113.6');
  expect(other.readyState).toBe(WebSocket.OPEN);
  for (const socket of [...sockets, other]) socket.terminate();
});

test.each([
  'POST /kahve/scan HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{"dev',
  'POST /v3/directline/tokens/generate HTTP/1.1\r\nHost: x\r\nContent-Le',
  'POST /kahve HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc',
])('a request that never arrives whole is ended: %j', async (start) => {
  const socket = connect(Number(new URL(bot.base).port), '127.0.0.1');
  socket.on('error', () => undefined);
  socket.resume();
  socket.write(start);
  await once(socket, 'close');
});
