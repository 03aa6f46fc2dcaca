// Not the SDK's front door: it loads twenty megabytes, and this is all that the bot needs of it.
import { validateRequest } from 'twilio/lib/webhooks/webhooks.js';
import type { Config } from '../../config.js';

/**
 * Whether Twilio signed a request, compared in constant time. `url` is the path and query as they came; the address that Twilio signed
 * is PUBLIC_URL's, whatever host a proxy or a caller says.
 */
export function isSignedByTwilio(
  { PUBLIC_URL, TWILIO_AUTH_TOKEN }: Pick<Config, 'PUBLIC_URL' | 'TWILIO_AUTH_TOKEN'>,
  signature: string | string[] | undefined,
  url: string,
  form: URLSearchParams,
): boolean {
  if (!TWILIO_AUTH_TOKEN || typeof signature !== 'string' || signature === '') return false;
  const fields: Record<string, string | string[]> = Object.create(null) as Record<string, string[]>;
  for (const name of new Set(form.keys())) {
    const all = form.getAll(name);
    fields[name] = all.length === 1 ? all[0]! : all;
  }
  return validateRequest(TWILIO_AUTH_TOKEN, signature, PUBLIC_URL + url, fields);
}
