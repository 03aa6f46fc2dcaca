import { afterAll, beforeAll, test } from '@jest/globals';
import { setTimeout as wait } from 'node:timers/promises';
import { createRedisServer, type RedisServerHandle } from 'js-redis-server';
import { requestCode } from '../../core/guests/request-code.js';
import { guestScope, type Id, type Scope } from '../../core/scope.js';
import { readOutbox } from '../../core/sms/sandbox.js';
import { startWorkers, type Workers } from '../../workers/workers.js';
import { openConversation } from '../support/enrol.js';
import { makeBusiness } from '../support/make-business.js';
import { openLine, type Line } from '../support/line.js';
import { openTestPlatform, type TestPlatform } from '../support/test-platform.js';

let at: TestPlatform;
let workers: Workers;
let redis: RedisServerHandle;
let line: Line;
let scope: Scope;
let conversationId: Id;

beforeAll(async () => {
  redis = await createRedisServer();
  line = await openLine(redis.port);
  at = await openTestPlatform({ config: { REDIS_URL: `redis://127.0.0.1:${line.port}` } });
  const { id } = await makeBusiness(at);
  scope = guestScope(id);
  conversationId = await openConversation(at.platform, id);
  workers = await startWorkers(at.platform);
});
afterAll(async () => {
  await workers?.stop();
  await at?.close();
  await line?.close();
  await redis?.close();
}, 60_000);

/** Asks for a code, and answers once it lies in the outbox. */
async function codeArrives(phone: string): Promise<void> {
  await at.platform.db.inScope(scope, (tx) =>
    requestCode(scope, tx, { conversationId, phone, language: 'en' }),
  );
  while ((await readOutbox(at.platform, { to: phone })).length === 0) await wait(20);
}

test('with Redis stopped, or silent, codes go out all the same', async () => {
  await codeArrives('+905321000001');
  await line.cut();
  await codeArrives('+905331000002');
  await codeArrives('+905341000003');
  await line.hush();
  await codeArrives('+905351000004');
}, 60_000);
