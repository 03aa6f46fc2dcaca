import { WebSocket } from 'ws';

import type { ChatMessage } from '../../core/conversations/chat-message.js';
import type { Log } from '../../core/log.js';
import { writeActivitySet } from './write-activity.js';

const BATCH = 100;
const MOST_UNSENT = 1024 * 1024;
const SILENCE_MS = 75_000;
/** "Service restart": the client comes back, to another process if need be. */
export const GOING_AWAY = 1012;
const TOO_SLOW = 1013;
const GOODBYE_MS = 1000;

export interface StreamSource {
  conversation: string;
  read(afterSeq: number, limit: number): Promise<ChatMessage[]>;
  pollMs: number;
  log: Log;
}

/** One guest's socket: sends what is after its watermark whenever it is told to look, and looks by itself every few seconds. */
export class Stream {
  #looking = false;
  #again = false;
  #heardAt = performance.now();
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly socket: WebSocket,
    private readonly source: StreamSource,
    private after: number,
  ) {
    const heard = () => void (this.#heardAt = performance.now());
    // Clients send an empty text to test the line and get one back; nothing that arrives here means more than that.
    socket
      .on('message', heard)
      .on('message', () => this.#answerProbe())
      .on('pong', heard);
    socket.on('error', () => socket.terminate());
    socket.on('close', () => clearTimeout(this.#timer));
    this.#schedule();
  }

  /** Sends all that is new. Calls while it is at work are one more round. */
  async look(): Promise<void> {
    this.#again = true;
    if (this.#looking) return;
    this.#looking = true;
    try {
      while (this.#again && this.socket.readyState === WebSocket.OPEN) {
        this.#again = false;
        await this.#sendNew();
      }
    } catch (error) {
      this.source.log.warn({ err: error }, 'a stream could not be read; it is tried again');
    } finally {
      this.#looking = false;
    }
  }

  close(code: number = GOING_AWAY): void {
    this.socket.close(code);
  }

  /** Says goodbye, and does not wait long for an answer. */
  end(): void {
    this.close();
    setTimeout(() => this.cut(), GOODBYE_MS).unref();
  }

  cut(): void {
    this.socket.terminate();
  }

  #answerProbe(): void {
    const canSend = this.socket.readyState === WebSocket.OPEN && this.socket.bufferedAmount <= MOST_UNSENT;
    if (canSend) this.socket.send('');
  }

  async #sendNew(): Promise<void> {
    const messages = await this.source.read(this.after, BATCH);
    if (messages.length === 0) return;
    // What a phone out of reach has not taken is not piled up here: it comes back with its watermark.
    if (this.socket.bufferedAmount > MOST_UNSENT) return this.close(TOO_SLOW);
    const frame = writeActivitySet(this.source.conversation, messages, this.after);
    this.after = Number(frame.watermark);
    if (frame.activities.length > 0) this.socket.send(JSON.stringify(frame));
    if (messages.length === BATCH) this.#again = true;
  }

  #schedule(): void {
    // Spread, so that a thousand sockets opened at once do not read at once for ever.
    this.#timer = setTimeout(() => void this.#poll(), this.source.pollMs * (0.75 + Math.random() / 2));
    this.#timer.unref();
  }

  async #poll(): Promise<void> {
    if (performance.now() - this.#heardAt > SILENCE_MS) return this.socket.terminate();
    if (this.socket.readyState === WebSocket.OPEN) this.socket.ping();
    await this.look();
    if (this.socket.readyState === WebSocket.OPEN) this.#schedule();
  }
}
