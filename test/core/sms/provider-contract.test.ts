import { sandboxProvider, readOutbox } from '../../../core/sms/sandbox.js';
import { twilioProvider } from '../../../core/sms/twilio/twilio-provider.js';
import { readConfig } from '../../../core/config.js';
import { FakeClock } from '../../support/fake-clock.js';
import { openTestPlatform } from '../../support/test-platform.js';
import { startTwilioStandIn } from '../../support/twilio-stand-in.js';
import { NO_FAULTS } from '../../support/twilio/faults.js';
import { itKeepsToTheContract, type Subject } from './provider-contract.js';

async function openSandbox(): Promise<Subject> {
  const clock = new FakeClock();
  const at = await openTestPlatform({ clock });
  return {
    provider: sandboxProvider(at.platform),
    clock,
    delivered: async (to) => (await readOutbox(at.platform, { to })).map(({ body }) => body).reverse(),
    close: () => at.close(),
  };
}

async function openTwilio(): Promise<Subject> {
  const clock = new FakeClock();
  const standIn = await startTwilioStandIn({
    now: () => clock.now().getTime(),
    faults: { callbacks: false },
  });
  const config = readConfig({ ...standIn.environment, PUBLIC_URL: 'https://tarakazan.example' });
  let closed = false;
  const close = async () => {
    if (!closed) await standIn.close();
    closed = true;
  };
  return {
    provider: twilioProvider({ config, clock }),
    clock,
    delivered: async (to) =>
      standIn.store
        .list(to, Infinity)
        .map(({ body }) => body)
        .reverse(),
    refusals: [
      ['+15005550001', 'invalid_number'],
      ['+15005550002', 'country_not_allowed'],
      ['+15005550003', 'country_not_allowed'],
      ['+15005550004', 'unsubscribed'],
      ['+15005550009', 'not_a_mobile'],
      ['+15005550010', 'landline'],
    ],
    weather: {
      cutBeforeAcceptance: () => standIn.setFaults({ resetBefore: 1 }),
      cutAfterAcceptance: () => standIn.setFaults({ resetAfter: 1 }),
      failAfterAcceptance: () => standIn.setFaults({ errorAfter: 1 }),
      throttle: (retryAfterSeconds) => standIn.setFaults({ tooMany: 1, retryAfterSeconds }),
      refuseAccount: () => standIn.setFaults({ account: { status: 401, code: 20003 } }),
      lagList: (seconds) => standIn.setFaults({ listLagMs: seconds * 1000 }),
      takeListAway: () => standIn.setFaults({ listAway: true }),
      goAway: close,
      mend: () => standIn.setFaults({ ...NO_FAULTS, callbacks: false }),
    },
    close,
  };
}

itKeepsToTheContract('sandbox', openSandbox, { weather: false });
itKeepsToTheContract('twilio', openTwilio, { weather: true });
