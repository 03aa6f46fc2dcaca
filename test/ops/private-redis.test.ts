import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
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

test('carries a "look now" from one queue to the other, codes and messages apart', async () => {
  const log = createLog('test', 'silent');
  const [asks, works] = [new Queue(redis.url, log), new Queue(redis.url, log)];
  const seen: string[] = [];
  const both = new Promise<void>((resolve) => {
    const look = (what: string) => async () => {
      seen.push(what);
      if (seen.includes('codes') && seen.includes('messages')) resolve();
    };
    void works.process({ codes: look('codes'), messages: look('messages'), sweep: async () => undefined });
  });
  await asks.lookNow('codes');
  await asks.lookNow('messages');
  await both;
  expect(seen.sort()).toEqual(['codes', 'messages']);
  await Promise.all([asks.close(), works.close()]);
});
