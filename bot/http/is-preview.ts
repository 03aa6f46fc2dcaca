import type { IncomingMessage } from 'node:http';

/** A phone's own system or an app on it, rather than a browser: it looks at a link in an SMS before anybody taps it. */
const PHONE_PROGRAMS = /^(?:dalvik|okhttp)\/|\bcfnetwork\/|\blinkpresentation\b|\bgooglemessages\b/i;

/** Whether the link in an SMS was only looked up for its preview. */
export const isPreview = ({ headers }: Pick<IncomingMessage, 'headers'>): boolean =>
  PHONE_PROGRAMS.test(headers['user-agent'] ?? '');
