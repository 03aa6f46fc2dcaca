import type { WebSocket } from 'ws';

import { readMessages } from '../../core/conversations/read-messages.js';
import { Refusal } from '../../core/errors.js';
import { addressBlock } from '../../core/limits/address-block.js';
import type { Platform } from '../../core/platform.js';
import type { Scope } from '../../core/scope.js';
import { Stream } from './stream.js';

const CHANNEL = 'conversation';
const MOST_FOR_ONE = 4;
/** A café's whole Wi-Fi stays below; pages that get no socket ask by HTTP. */
const MOST_FOR_ADDRESS = 256;

/** This process's open sockets by conversation. Any process may take a turn, so each hears of all turns through Postgres. */
export class Streams {
  readonly #open = new Map<string, Set<Stream>>();
  readonly #ofAddress = new Map<string, number>();
  #stopListening: (() => Promise<void>) | undefined;

  constructor(
    private readonly platform: Platform,
    private readonly pollMs = 5000,
    private readonly mostForAddress = MOST_FOR_ADDRESS,
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

  /** Throws Refusal('too_many_requests') where an address has as many sockets open as it may. */
  requireRoom(address: string): void {
    if ((this.#ofAddress.get(addressBlock(address)) ?? 0) >= this.mostForAddress)
      throw new Refusal('too_many_requests', { seconds: 60 });
  }

  add(
    socket: WebSocket,
    scope: Scope,
    { conversation, after, address }: { conversation: string; after: number; address: string },
  ): void {
    const block = addressBlock(address);
    this.#ofAddress.set(block, (this.#ofAddress.get(block) ?? 0) + 1);
    socket.on('close', () => {
      const left = (this.#ofAddress.get(block) ?? 1) - 1;
      if (left > 0) this.#ofAddress.set(block, left);
      else this.#ofAddress.delete(block);
    });
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
    if (streams.size > MOST_FOR_ONE) {
      const [oldest] = streams;
      // Gone from the set at once: many opened together end many, and not the same one again and again.
      if (oldest && streams.delete(oldest)) oldest.end();
    }
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
