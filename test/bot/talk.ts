import { smsProvider } from '../../core/sms/provider.js';
import { sendDue } from '../../core/sms/send-due.js';
import type { TestBot } from './open-test-bot.js';

export interface Activity {
  id: string;
  type: string;
  text?: string;
  timestamp: string;
  from: { id: string; role: string };
  replyToId?: string;
  channelData?: Record<string, unknown>;
}

export interface Talk {
  id: string;
  token: string;
  cookie: string;
  streamUrl: string;
  status: number;
  call(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; body: any; headers: Headers }>; // eslint-disable-line @typescript-eslint/no-explicit-any
  /** Posts a text; the promise holds once its turn is committed. */
  say(text: string, clientId?: string): Promise<{ status: number; id: string }>;
  read(after?: string): Promise<{ activities: Activity[]; watermark: string }>;
}

/** One request to Direct Line by bare HTTP; a string body is sent as it stands. */
export async function callDirectLine(
  base: string,
  method: string,
  path: string,
  token?: string,
  body?: unknown,
  headers = {},
) {
  const answer = await fetch(`${base}/v3/directline${path}`, {
    method,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      'content-type': 'application/json',
      ...headers,
    },
    body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await answer.text();
  return { status: answer.status, body: text ? JSON.parse(text) : null, headers: answer.headers };
}

/** Takes a token as the page does, with the cookie that the browser holds, if any. */
export async function takeToken(
  base: string,
  slug: string,
  cookie = '',
): Promise<{ token: string; conversationId: string }> {
  const { body } = await callDirectLine(
    base,
    'POST',
    `/tokens/generate?business=${slug}`,
    undefined,
    undefined,
    { cookie },
  );
  return body as { token: string; conversationId: string };
}

/** Opens a conversation as a browser would and talks in it by HTTP. */
export async function startTalk(
  base: string,
  slug: string,
  { locale = 'en', cookie = '' } = {},
): Promise<Talk> {
  const { token } = await takeToken(base, slug, cookie);
  const started = await callDirectLine(base, 'POST', '/conversations', token, { locale });
  const { conversationId: id, streamUrl } = started.body as { conversationId: string; streamUrl: string };
  const call: Talk['call'] = (method, path, body) =>
    callDirectLine(base, method, `/conversations/${id}${path}`, token, body);
  return {
    ...{ id, token, streamUrl, call, status: started.status },
    cookie: (started.headers.get('set-cookie') ?? '').split(';')[0] ?? '',
    async say(text, clientId) {
      const channelData = clientId ? { clientActivityID: clientId } : {};
      const { status, body } = await call('POST', '/activities', { type: 'message', text, channelData });
      return { status, id: body.id as string };
    },
    read: async (after = '') => (await call('GET', `/activities?watermark=${after}`)).body,
  };
}

/** Sends what waits, and reads the newest code from the outbox as its receiver would. */
export async function readCode(bot: TestBot, to: string): Promise<string> {
  await sendDue(bot.platform, smsProvider(bot.platform), 'codes');
  const answer = await fetch(`${bot.base}/sandbox/outbox.json?to=${encodeURIComponent(to)}`);
  const [newest] = (await answer.json()) as { body: string }[];
  const code = /\b\d{6}\b/.exec(newest?.body ?? '')?.[0];
  if (!code) throw new Error(`no code was sent to ${to}`);
  return code;
}
