import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { Callbacks } from './twilio/callbacks.js';
import { checkRequest } from './twilio/check-request.js';
import { NO_FAULTS, seeded, type Faults } from './twilio/faults.js';
import { MessageStore, type StoredMessage } from './twilio/message-store.js';
import { RateLimit } from './twilio/rate-limit.js';
import { writeMessage } from './twilio/write-message.js';

interface Options {
  account?: string;
  token?: string;
  seed?: number;
  port?: number;
  faults?: Partial<Faults>;
  deliverTo?: string;
  now?: () => number;
}

export const TEST_ACCOUNT = `AC${'0'.repeat(31)}1`;
export const TEST_TOKEN = 'the-token-of-the-stand-in';

export interface TwilioStandIn {
  readonly url: string;
  readonly store: MessageStore;
  readonly callbacks: Callbacks;
  readonly faults: Faults;
  setFaults(faults: Partial<Faults>): void;
  deliverTo(url: string | null): void;
  /** The environment of a process that sends through it. */
  readonly environment: Record<string, string>;
  close(): Promise<void>;
}

/** A server on 127.0.0.1 that behaves like Twilio's Messages, faults included; it counts what it took. */
export async function startTwilioStandIn(options: Options = {}): Promise<TwilioStandIn> {
  const { account = TEST_ACCOUNT, token = TEST_TOKEN, now = Date.now } = options;
  const random = seeded(options.seed ?? 1);
  const faults: Faults = { ...NO_FAULTS, ...options.faults };
  const store = new MessageStore();
  const limit = new RateLimit();
  let deliverTo = options.deliverTo ?? null;
  const callbacks = new Callbacks({
    ...{ token, account, random },
    faults: () => faults,
    deliverTo: () => deliverTo,
  });
  const authorization = `Basic ${Buffer.from(`${account}:${token}`).toString('base64')}`;
  const path = `/2010-04-01/Accounts/${account}/Messages.json`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { url = '', method } = request;
    if (url.startsWith('/control/')) return control(url, request, response);
    const text = await readText(request);
    const arrival = (store.requests += 1);
    if (faults.answerMs > 0) await wait(faults.answerMs, undefined, { ref: false });
    if (faults.account) return refuse(response, faults.account.status, faults.account.code);
    if (request.headers.authorization !== authorization) return refuse(response, 401, 20003);
    if (!url.startsWith(path)) return refuse(response, 404, 20404);
    return method === 'POST' ? create(response, text, arrival) : list(response, url);
  }

  async function create(response: ServerResponse, text: string, arrival: number): Promise<void> {
    const form = new URLSearchParams(text);
    const fault = drawFault();
    if (fault === 'tooMany' || isTooMany(form)) {
      store.tooMany += 1;
      response.setHeader('Retry-After', String(faults.retryAfterSeconds));
      return refuse(response, 429, 20429);
    }
    if (fault === 'errorBefore') return refuse(response, 503, 20503);
    if (fault === 'resetBefore') return void response.socket?.resetAndDestroy();
    const refused = checkRequest(form);
    if (refused) return refuse(response, refused.status, refused.code, refused.message);
    const message = store.add({
      arrival,
      to: form.get('To')!,
      from: form.get('From'),
      service: form.get('MessagingServiceSid'),
      body: form.get('Body')!,
      createdAt: now(),
      statusCallback: form.get('StatusCallback'),
      validityPeriod: form.has('ValidityPeriod') ? Number(form.get('ValidityPeriod')) : null,
    });
    if (faults.callbacks && message.statusCallback) callbacks.begin(message);
    if (faults.slow > 0 && random() < faults.slow) await wait(faults.slowMs, undefined, { ref: false });
    if (fault === 'errorAfter') return refuse(response, 500, 20500);
    if (fault === 'resetAfter') return void response.socket?.resetAndDestroy();
    sendJson(response, 201, writeMessage(account, message));
  }

  const isTooMany = (form: URLSearchParams): boolean =>
    faults.limitPerSecond !== null &&
    !limit.take(form.get('From') ?? form.get('MessagingServiceSid') ?? '', faults.limitPerSecond, now());

  type Drawn = 'resetBefore' | 'resetAfter' | 'errorBefore' | 'errorAfter' | 'tooMany';
  function drawFault(): Drawn | null {
    let drawn = random();
    for (const name of ['resetBefore', 'resetAfter', 'errorBefore', 'errorAfter', 'tooMany'] as const) {
      if (drawn < faults[name]) return name;
      drawn -= faults[name];
    }
    return null;
  }

  function list(response: ServerResponse, url: string): void {
    if (faults.listAway) return refuse(response, 503, 20503);
    const query = new URL(url, 'http://stand-in').searchParams;
    const size = Math.min(1000, Number(query.get('PageSize') ?? 50));
    const page = Number(query.get('Page') ?? 0);
    const from = query.get('From');
    const all = store
      .list(query.get('To'), now() - faults.listLagMs)
      .filter((message: StoredMessage) => from === null || message.from === from);
    const messages = all.slice(page * size, (page + 1) * size).map((one) => writeMessage(account, one));
    query.set('PageSize', String(size));
    query.set('Page', String(page + 1));
    const following = all.length > (page + 1) * size ? JSON.stringify(`${path}?${query}`) : 'null';
    sendJson(
      response,
      200,
      `{"messages":[${messages.join(',')}],"next_page_uri":${following},"page":${page},"page_size":${size},"uri":""}`,
    );
  }

  async function control(url: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await readText(request);
    if (url === '/control/faults') {
      const { deliverTo: to, ...rest } = JSON.parse(text) as Partial<Faults> & { deliverTo?: string | null };
      Object.assign(faults, rest);
      if (to !== undefined) deliverTo = to;
      return sendJson(response, 200, JSON.stringify(faults));
    }
    if (url.startsWith('/control/arrival')) {
      const to = new URL(url, 'http://stand-in').searchParams.get('to');
      const arrival = store.messages.find((message) => message.to === to)?.arrival ?? null;
      return sendJson(response, 200, JSON.stringify({ requests: store.requests, arrival }));
    }
    const { answers, forgedAnswers, waiting } = callbacks;
    sendJson(
      response,
      200,
      JSON.stringify({ ...store.report(), callbacks: { answers, forgedAnswers, waiting } }),
    );
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...{ url, store, callbacks, faults },
    setFaults: (changed) => void Object.assign(faults, changed),
    deliverTo: (to) => void (deliverTo = to),
    environment: {
      ...{ SMS_PROVIDER: 'twilio', TWILIO_ACCOUNT_SID: account, TWILIO_AUTH_TOKEN: token },
      ...{ TWILIO_FROM: '+905320000000', TWILIO_API_URL: url },
    },
    async close() {
      await callbacks.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const readText = (request: IncomingMessage): Promise<string> =>
  new Promise((resolve, reject) => {
    let text = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (text += chunk));
    request.on('end', () => resolve(text));
    request.on('error', reject);
  });

function refuse(response: ServerResponse, status: number, code: number, message = 'no'): void {
  const more_info = `https://www.twilio.com/docs/errors/${code}`;
  sendJson(response, status, JSON.stringify({ code, message, more_info, status }));
}

function sendJson(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(text),
  });
  response.end(text);
}
