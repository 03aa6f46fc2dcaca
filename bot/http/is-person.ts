import type { IncomingMessage } from 'node:http';

import { isbot } from 'isbot';

/** Where browsers say that they fetch ahead of anybody's wish; the first is today's, the others are older or of other makers. */
const AHEAD = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'];

/** A phone's own system or an app on it, rather than a browser: it looks at a link before anybody taps it. */
const PHONE_PROGRAMS = /^(?:dalvik|okhttp)\/|\bcfnetwork\/|\blinkpresentation\b|\bgooglemessages\b/i;

/** Whether a person followed a link here, as far as the request tells: no crawler, no preview, no look ahead, no picture or frame of another page. */
export function isPersonsNavigation({ method, headers }: IncomingMessage): boolean {
  const agent = headers['user-agent'] ?? '';
  if (method !== 'GET' || agent === '' || isbot(agent) || PHONE_PROGRAMS.test(agent)) return false;
  if (AHEAD.some((name) => /prefetch|prerender|preview/i.test(String(headers[name] ?? '')))) return false;
  // Browsers of before 2023 do not send these.
  return (
    (headers['sec-fetch-mode'] ?? 'navigate') === 'navigate' &&
    (headers['sec-fetch-dest'] ?? 'document') === 'document'
  );
}
