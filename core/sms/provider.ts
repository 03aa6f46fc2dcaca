import type { Platform } from '../platform.js';
import type { SmsProvider } from './port.js';
import { sandboxProvider } from './sandbox.js';

/** The provider that SMS_PROVIDER names. */
export function smsProvider(platform: Platform): SmsProvider {
  switch (platform.config.SMS_PROVIDER) {
    case 'sandbox':
      return sandboxProvider(platform);
  }
}
