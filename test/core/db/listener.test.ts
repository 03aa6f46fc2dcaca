import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { once, EventEmitter } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { Listener } from '../../../core/db/listener.js';
import { createLog } from '../../../core/log.js';
import { openLine, type Line } from '../../support/line.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';

let at: TestPlatform;
let line: Line;
let listener: Listener;

beforeAll(async () => {
  at = await openTestPlatform();
  const url = new URL(at.database.appUrl);
  line = await openLine(Number(url.port));
  url.port = String(line.port);
  listener = new Listener(url.href, createLog('test', 'silent'));
});
afterAll(async () => {
  await listener?.close();
  await line?.close();
  await at?.close();
});

test('Postgres away for a while, and back: one connection, which hears again', async () => {
  const heard = new EventEmitter();
  await listener.listen('news', (payload) => heard.emit('news', payload));
  for (let outage = 0; outage < 3; outage += 1) {
    await line.cut();
    await line.hush();
    // Connections that are taken and cut off fail as those in a restart of Postgres do.
    const before = line.taken();
    while (line.taken() - before < 3) await line.drop();
    await line.cut();
    await line.mend();
    const news = once(heard, 'news');
    const stop = new AbortController();
    const tell = (async () => {
      while (!stop.signal.aborted) {
        await at.platform.db.notify('news', 'hello');
        await wait(20);
      }
    })();
    expect(await news).toEqual(['hello']);
    stop.abort();
    await tell;
    expect(line.open()).toBe(1);
  }
}, 60_000);
