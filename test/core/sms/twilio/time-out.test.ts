import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readConfig } from '../../../../core/config.js';
import { twilioProvider } from '../../../../core/sms/twilio/twilio-provider.js';
import { FakeClock } from '../../../support/fake-clock.js';
import { startTwilioStandIn, type TwilioStandIn } from '../../../support/twilio-stand-in.js';
import { sms } from '../provider-contract.js';

let standIn: TwilioStandIn;
beforeAll(async () => {
  standIn = await startTwilioStandIn({ faults: { callbacks: false } });
});
afterAll(() => standIn.close());

test('an answer that does not come in time leaves the message unclear, and the list unknown', async () => {
  const config = readConfig({ ...standIn.environment, PUBLIC_URL: 'https://t.example' });
  const provider = twilioProvider({ config, clock: new FakeClock(), timeoutMs: 200 });
  standIn.setFaults({ answerMs: 3_600_000 });
  const message = sms();
  expect(await provider.send(message)).toEqual({ result: 'unclear' });
  const hint = { ...message, claimedAt: new Date(), knownIds: [] };
  expect(await provider.find(message.reference, hint)).toEqual({ found: 'unknown' });
});
