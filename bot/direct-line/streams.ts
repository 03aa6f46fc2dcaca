import type { WebSocket } from 'ws';

import { readMessages } from '../../core/conversations/read-messages.js';
import type { Platform } from '../../core/platform.js';
import type { Scope } from '../../core/scope.js';
import { Stream } from './stream.js';

const CHANNEL = 'conversation';
const MOST_FOR_ONE = 4;

/** This process's open sockets by conversation. Any process may take a turn, so each hears of all turns through Postgres. */
export class Streams {
  readonly #open = new Map<string, Set<Stream>>();
  #stopListening: (() => Promise<void>) | undefined;

  constructor(
    private readonly platform: Platform,
    private readonly pollMs = 5000,
  ) {}

  get size(): number {
    let size = 0;
    for (const streams of this.#open.values()) size += streams.size;
    return size;
  }

  async listen(): Promise<void> {
    this.#stopListening = await this.platform.db.listen(CHANNEL, (conversation) => this.#look(conversation));
  }

  /** Tells every process that a conversation has something new. A lost word costs a few seconds: sockets also look by themselves. */
  announce(conversation: string): void {
    this.platform.db.notify(CHANNEL, conversation).catch((error: unknown) => {
      this.platform.log.warn({ err: error }, 'a conversation could not be announced');
      this.#look(conversation);
    });
  }

  add(socket: WebSocket, scope: Scope, conversation: string, after: number): void {
    const read = (afterSeq: number, limit: number) =>
      readMessages(this.platform, scope, conversation, afterSeq, limit);
    const stream = new Stream(
      socket,
      { conversation, read, pollMs: this.pollMs, log: this.platform.log },
      after,
    );
    const streams = this.#open.get(conversation) ?? new Set();
    this.#open.set(conversation, streams.add(stream));
    // A phone has one, two while it changes networks: the oldest of many is nobody's.
    if (streams.size > MOST_FOR_ONE) streams.values().next().value?.close();
    socket.on('close', () => {
      streams.delete(stream);
      if (streams.size === 0 && this.#open.get(conversation) === streams) this.#open.delete(conversation);
    });
    void stream.look();
  }

  async close(): Promise<void> {
    await this.#stopListening?.();
    for (const streams of this.#open.values()) for (const stream of streams) stream.close();
  }

  /** Ends what is still open without a goodbye. */
  cut(): void {
    for (const streams of this.#open.values()) for (const stream of streams) stream.cut();
  }

  #look(conversation: string): void {
    for (const stream of this.#open.get(conversation) ?? []) void stream.look();
  }
}
