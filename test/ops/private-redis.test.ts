import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createLog } from '../../core/log.js';
import { Queue } from '../../core/queue/queue.js';
import { startPrivateRedis, type PrivateRedis } from '../../ops/private-redis.js';

let folder: string;
let redis: PrivateRedis;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'tarakazan redis '));
  redis = await startPrivateRedis({ dataDir: folder });
});
afterAll(async () => {
  await redis.stop();
  await rm(folder, { recursive: true, force: true });
});

test('is reached from this machine alone', async () => {
  const outside = Object.values(os.networkInterfaces())
    .flat()
    .find((address) => address?.family === 'IPv4' && !address.internal)?.address;
  const { port } = new URL(redis.url.startsWith('/') ? 'redis://none:1' : redis.url);
  if (!outside || redis.durable) return;
  const socket = connect(Number(port), outside);
  const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException];
  expect(error.code).toBe('ECONNREFUSED');
});

test('carries a "look now" from one queue to the other, codes and messages apart', async () => {
  const log = createLog('test', 'silent');
  const [asks, works] = [new Queue(redis.url, log), new Queue(redis.url, log)];
  const seen = new Set<string>();
  const both = new Promise<void>((resolve) => {
    const look = (what: string) => async () => {
      if (seen.add(what).size === 2) resolve();
    };
    void works.process({
      codes: look('codes'),
      campaigns: async () => undefined,
      messages: look('messages'),
      sweep: async () => undefined,
    });
  });
  await asks.lookNow('codes');
  await asks.lookNow('messages');
  await both;
  expect([...seen].sort()).toEqual(['codes', 'messages']);
  await Promise.all([asks.close(), works.close()]);
});
