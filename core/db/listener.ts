import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { Log } from '../log.js';

const RETRY_MS = 500;
const CONNECT_WITHIN_MS = 10_000;

type OnPayload = (payload: string) => void;

/** One LISTEN connection for a process. While it is away NOTIFYs are lost: whoever listens also re-reads now and then. */
export class Listener {
  readonly #channels = new Map<string, Set<OnPayload>>();
  readonly #stop = new AbortController();
  #client: pg.Client | undefined;
  #connecting: Promise<void> | undefined;

  constructor(
    private readonly url: string,
    private readonly log: Log,
  ) {}

  async listen(channel: string, onPayload: OnPayload): Promise<() => Promise<void>> {
    const first = !this.#channels.has(channel);
    const calls = this.#channels.get(channel) ?? new Set();
    calls.add(onPayload);
    this.#channels.set(channel, calls);
    await (this.#connecting ??= this.#connect());
    if (first) await this.#client?.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
    return async () => {
      calls.delete(onPayload);
    };
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#client?.end().catch(() => undefined);
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.url,
      application_name: 'tarakazan listener',
      keepAlive: true,
      connectionTimeoutMillis: CONNECT_WITHIN_MS,
    });
    client.on('error', () => undefined);
    client.on('notification', ({ channel, payload }) => {
      for (const call of this.#channels.get(channel) ?? []) call(payload ?? '');
    });
    try {
      await client.connect();
      for (const channel of this.#channels.keys())
        await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    this.#client = client;
    // Only one that was connected is lost: a failed attempt must not begin a loop of its own.
    client.once('end', () => void this.#reconnect());
  }

  async #reconnect(): Promise<void> {
    this.#client = undefined;
    while (!this.#stop.signal.aborted) {
      try {
        await wait(RETRY_MS, undefined, { signal: this.#stop.signal });
        await this.#connect();
        return;
      } catch {
        this.log.warn('Postgres does not take the listening connection, trying again');
      }
    }
  }
}
