import type { Platform } from '../platform.js';
import type { SmsProvider } from './port.js';
import { sandboxProvider } from './sandbox.js';

/** The provider that SMS_PROVIDER names. */
export function smsProvider(platform: Platform): SmsProvider {
  switch (platform.config.SMS_PROVIDER) {
    case 'sandbox':
      return sandboxProvider(platform);
    case 'twilio':
      return loadedLater('twilio', async () =>
        (await import('./twilio/twilio-provider.js')).twilioProvider(platform),
      );
  }
}

/** An SDK costs tens of megabytes: only a process that sends with it loads it. */
function loadedLater(name: string, load: () => Promise<SmsProvider>): SmsProvider {
  let loading: Promise<SmsProvider> | undefined;
  const provider = () => (loading ??= load());
  return {
    name,
    send: async (message) => (await provider()).send(message),
    find: async (reference, hint) => (await provider()).find(reference, hint),
  };
}
