import { stringify } from 'node:querystring';
import twilio from 'twilio';
import { Pool } from 'undici';
import { readAnswer } from './read-answer.js';
import { RefusedAnswer } from './refused-answer.js';

/** Twilio's API: all that is asked for begins so. */
export const TWILIO = 'https://api.twilio.com';

interface Line {
  /** Where Twilio is, or a stand-in for it. */
  apiUrl?: string;
  connections: number;
  /** For an answer, and for a line to be opened. */
  timeoutMs: number;
  connectMs: number;
}

type Asked = Parameters<InstanceType<typeof twilio.RequestClient>['request']>[0];

/**
 * The SDK's way to the network over kept connections: its own client makes an axios request with a new agent's work each time, and
 * reached 0.15 of a bare loop. Throws RefusedAnswer for an answer that is no yes, and undici's errors as they are.
 */
export class KeepAliveClient extends twilio.RequestClient {
  readonly #pool: Pool;
  readonly #prefix: string;
  #authorization = '';
  #authorizedAs = '';

  constructor({ apiUrl = TWILIO, connections, timeoutMs, connectMs }: Line) {
    super();
    const { origin, pathname } = new URL(apiUrl);
    this.#prefix = pathname.replace(/\/+$/, '');
    this.#pool = new Pool(origin, {
      connections,
      pipelining: 1,
      connect: { timeout: connectMs },
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
    });
  }

  override async request<T>(asked: Asked): Promise<{ statusCode: number; body: T; headers: object }> {
    if (!asked.uri.startsWith(`${TWILIO}/`)) throw new Error('an address that is not Twilio’s API');
    const query = asked.params ? stringify(definedOnly(asked.params)) : '';
    const { statusCode, headers, text } = await readAnswer(this.#pool, {
      method: asked.method === 'get' ? 'GET' : 'POST',
      path: this.#prefix + asked.uri.slice(TWILIO.length) + (query ? `?${query}` : ''),
      headers: {
        Authorization: this.#authorize(asked.username ?? '', asked.password ?? ''),
        Accept: 'application/json',
        'User-Agent': 'twilio-node (undici)',
        ...(asked.data ? { 'Content-Type': 'application/x-www-form-urlencoded' } : {}),
      },
      body: asked.data ? stringify(definedOnly(asked.data)) : null,
    });
    if (statusCode < 200 || statusCode >= 300)
      throw new RefusedAnswer(statusCode, codeOf(text), retryAfterMs(headers['retry-after']));
    return { statusCode, body: JSON.parse(text) as T, headers };
  }

  #authorize(username: string, password: string): string {
    const pair = `${username}:${password}`;
    if (pair !== this.#authorizedAs) {
      this.#authorizedAs = pair;
      this.#authorization = `Basic ${Buffer.from(pair).toString('base64')}`;
    }
    return this.#authorization;
  }

  async close(): Promise<void> {
    await this.#pool.close();
  }
}

function definedOnly(fields: object): Record<string, string> {
  const defined: Record<string, string> = {};
  for (const [name, value] of Object.entries(fields))
    if (value !== undefined && value !== null) defined[name] = String(value);
  return defined;
}

function codeOf(text: string): number | null {
  try {
    const { code } = JSON.parse(text) as { code?: unknown };
    return typeof code === 'number' ? code : null;
  } catch {
    return null;
  }
}

/** Seconds, or a date (RFC 9110). */
function retryAfterMs(header: string | string[] | undefined): number | null {
  if (typeof header !== 'string') return null;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : null;
}
