import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { requestCode } from '../../core/guests/request-code.js';
import { guestScope } from '../../core/scope.js';
import { openConversation } from '../support/enrol.js';
import { makeBusiness } from '../support/make-business.js';
import { openTestPlatform, type TestPlatform } from '../support/test-platform.js';
import { startTwilioStandIn, type TwilioStandIn } from '../support/twilio-stand-in.js';
import { prepareCrowd } from './sending/prepare-crowd.js';
import { spawnWorker, type WorkerProcess } from './sending/spawn-worker.js';

const RECIPIENTS = 50_000;
const PER_SECOND = 25;
/** Far more than a look claims at this pace, and so little that a code which waits for the campaign is noticed. */
const MOST_AHEAD = 4 * PER_SECOND;

let twilio: TwilioStandIn;
let at: TestPlatform;
let worker: WorkerProcess;

beforeAll(async () => {
  twilio = await startTwilioStandIn({ faults: { callbacks: false, answerMs: 50 } });
  at = await openTestPlatform({
    config: {
      ...twilio.environment,
      PUBLIC_URL: 'https://t.example',
      SMS_RATE_PER_SECOND: String(PER_SECOND),
    },
  });
  worker = await spawnWorker(at.environment);
}, 60_000);
afterAll(async () => {
  await worker?.kill();
  await twilio?.close();
  await at?.close();
});

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await pause(5);
};

test('while one business sends 50,000, another’s code leaves before a batch of them has', async () => {
  await prepareCrowd(at, RECIPIENTS);
  const { id } = await makeBusiness(at);
  const scope = guestScope(id);
  const conversationId = await openConversation(at.platform, id);
  const { store } = twilio;
  worker.begin();
  const ahead: number[] = [];
  for (let code = 1; code <= 3; code++) {
    await until(() => store.messages.length >= code * PER_SECOND);
    const phone = `+90542123450${code}`;
    const before = store.requests;
    await at.platform.db.inScope(scope, (tx) =>
      requestCode(scope, tx, { conversationId, phone, language: 'tr' }),
    );
    await until(() => store.messages.some(({ to }) => to === phone));
    ahead.push(store.messages.find(({ to }) => to === phone)!.arrival - 1 - before);
  }
  expect(Math.max(...ahead)).toBeLessThanOrEqual(MOST_AHEAD);
  expect(store.messages.length).toBeLessThan(RECIPIENTS);
}, 120_000);
