import type { Activity } from './line.js';

export interface Frame {
  activities: Activity[];
  watermark: string;
}

/** A socket that gives no sign of life within this is dead, though no event says so. */
const SILENCE_MS = 2000;
/** A slow network needs its time to connect; the chat polls meanwhile. */
const CONNECT_MS = 8000;
/** Pause between two questions for a sign of life while nothing is said. */
const BEAT_MS = 10_000;

interface Events {
  /** A frame, or null for a sign of life. */
  heard(frame: Frame | null): void;
  /** Called once, when the socket is closed, refused or silent. */
  gone(): void;
}

/**
 * One WebSocket of the stream. The server answers an empty text with an empty text, so silence is measured: the close
 * event of a half-open socket comes a minute late.
 */
export class StreamSocket {
  #socket: WebSocket | null = null;
  #deadline: ReturnType<typeof setTimeout> | undefined;
  #beat: ReturnType<typeof setTimeout> | undefined;

  constructor(
    url: string,
    private readonly events: Events,
  ) {
    try {
      this.#socket = new WebSocket(url);
    } catch {
      // Some in-app browsers have no WebSocket or forbid it.
      this.#deadline = setTimeout(() => this.#lose());
      return;
    }
    this.#socket.onopen = () => {
      clearTimeout(this.#deadline);
      this.#deadline = undefined;
      this.probe();
    };
    this.#socket.onmessage = ({ data }: MessageEvent<string>) => this.#hear(data);
    this.#socket.onclose = () => this.#lose();
    this.#deadline = setTimeout(() => this.#lose(), CONNECT_MS);
  }

  /** Asks for a sign of life; without an answer in time the socket is given up. */
  probe(): void {
    if (this.#socket?.readyState !== WebSocket.OPEN) return;
    this.#socket.send('');
    this.#deadline ??= setTimeout(() => this.#lose(), SILENCE_MS);
  }

  /** Gives the socket up without waiting for its closing handshake; no event follows. */
  drop(): void {
    clearTimeout(this.#deadline);
    clearTimeout(this.#beat);
    const socket = this.#socket;
    this.#socket = null;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }

  #hear(data: string): void {
    clearTimeout(this.#deadline);
    clearTimeout(this.#beat);
    this.#deadline = undefined;
    this.#beat = setTimeout(() => this.probe(), BEAT_MS);
    this.events.heard(data ? (JSON.parse(data) as Frame) : null);
  }

  #lose(): void {
    this.drop();
    this.events.gone();
  }
}
