import type { Platform } from '../../core/platform.js';
import type { Visit } from './route.js';
import { saveSession } from './session.js';

/** How long they can be looked at again: an answer gets lost, a page is reloaded. */
const SHOWN_MS = 10 * 60_000;
const FIELD = 'session.spare_codes';

type Asked = Pick<Visit, 'platform' | 'request'>;

/** Keeps spare codes for this one session's pages, sealed: the session is a row, and they are in none as they are. */
export async function keepSpareCodes({ platform, request }: Asked, codes: string[]): Promise<void> {
  const sealed = platform.keys.seal(FIELD, codes.join(' ')).toString('base64');
  request.session.spareCodes = { sealed, until: platform.clock.now().getTime() + SHOWN_MS };
  // Before the answer: whoever is led on at once finds them there.
  await saveSession(request);
}

/** Those that this session still may show; null: none, or no longer. */
export function readSpareCodes({ keys, clock }: Platform, request: Visit['request']): string[] | null {
  const kept = request.session.spareCodes;
  if (!kept || kept.until <= clock.now().getTime()) return null;
  return keys.open(FIELD, Buffer.from(kept.sealed, 'base64')).split(' ');
}

/** They are not shown again. */
export async function forgetSpareCodes(request: Visit['request']): Promise<void> {
  if (!request.session.spareCodes) return;
  delete request.session.spareCodes;
  await saveSession(request);
}
