import { isForGood, online, Refused, request, retry } from '../first/request.js';
import type { Started } from '../page.js';
import Observable from '../stand-ins/observable.js';
import { Unsent } from './unsent.js';

/** Direct Line's numbers for how a connection is. */
const CONNECTING = 1;
const ONLINE = 2;

export interface Activity {
  id?: string;
  type: string;
  text?: string;
  locale?: string;
  from?: { role?: string };
  channelData?: { clientActivityID?: string } & Record<string, unknown>;
}

/** An acknowledged message that is not heard back within this: the socket is dead, though nobody said so. */
const ECHO_MS = 2500;
const LONGEST_PAUSE_MS = 5000;

const ROOT = '/v3/directline';

/**
 * Direct Line 3.0 as Web Chat wants it, and as a phone in a café needs it: a lost socket is back in a moment, a message
 * is sent until it is acknowledged (always under its one id, so it is taken once), and the token never runs out.
 */
export class Line {
  readonly #seen: Activity[] = [];
  readonly #readers = new Set<(activity: Activity) => void>();
  readonly #watchers = new Set<(online: boolean) => void>();
  readonly #unsent: Unsent;
  readonly #echoes = new Map<string, ReturnType<typeof setTimeout>>();
  #online = true;
  #watermark = '';
  #socket: WebSocket | null = null;
  #failures = 0;
  #ended = false;
  #posting: Promise<unknown> = Promise.resolve();
  #refresh: ReturnType<typeof setTimeout> | undefined;

  readonly activity$ = new Observable<Activity>(({ next }) => {
    // Whoever comes late hears it all; Web Chat knows each message by its id.
    this.#seen.forEach(next);
    this.#readers.add(next);
    return () => this.#readers.delete(next);
  });

  /** Web Chat is told that the line stands, once: while it hears of a reconnect it takes no messages, and ours are kept. */
  readonly connectionStatus$ = new Observable<number>(({ next }) => {
    next(CONNECTING);
    const timer = setTimeout(() => next(ONLINE));
    return () => clearTimeout(timer);
  });

  /** Whether the socket stands, whenever that changes. */
  readonly online$ = new Observable<boolean>(({ next }) => {
    next(this.#online);
    this.#watchers.add(next);
    return () => this.#watchers.delete(next);
  });

  /** `start` gets a conversation anew, by the device's cookie; `onOther` is told when that is another one. */
  constructor(
    private started: Started,
    private readonly start: () => Promise<Started>,
    private readonly onOther: () => void,
  ) {
    this.#unsent = new Unsent(started.conversationId);
    this.#scheduleRefresh();
    this.#connect(started.streamUrl);
    for (const activity of this.#unsent.all()) void this.#send(activity).catch(() => undefined);
    addEventListener('online', this.#wake);
    addEventListener('offline', this.#sleep);
    document.addEventListener('visibilitychange', this.#wake);
  }

  get token(): string {
    return this.started.token;
  }

  /** Sends until it is acknowledged; the answer is the message's id. */
  postActivity(activity: Activity): Observable<string> {
    return new Observable<string>(({ next, error, complete }) => {
      this.#unsent.add(activity);
      this.#send(activity).then((id) => {
        next(id);
        complete();
      }, error);
    });
  }

  end(): void {
    this.#ended = true;
    clearTimeout(this.#refresh);
    removeEventListener('online', this.#wake);
    removeEventListener('offline', this.#sleep);
    document.removeEventListener('visibilitychange', this.#wake);
    this.#socket?.close();
  }

  /** One after another, in the order in which they were said. */
  #send(activity: Activity): Promise<string> {
    const sent = this.#posting.then(() =>
      retry(() => this.#post(activity), undefined, [403, 404]).finally(() => this.#unsent.remove(activity)),
    );
    this.#posting = sent.catch(() => undefined);
    return sent;
  }

  async #post(activity: Activity): Promise<string> {
    const path = `${ROOT}/conversations/${this.started.conversationId}/activities`;
    try {
      const { id } = await request<{ id: string }>(path, { token: this.token, body: activity });
      this.#awaitEcho(activity);
      return id;
    } catch (error) {
      if (isForGood(error, [403, 404])) await this.#renew();
      throw error;
    }
  }

  #awaitEcho({ channelData }: Activity): void {
    const id = channelData?.clientActivityID;
    if (!id || this.#seen.some((one) => one.channelData?.clientActivityID === id)) return;
    this.#echoes.set(
      id,
      setTimeout(() => this.#socket?.close(), ECHO_MS),
    );
  }

  #connect(url: string): void {
    const socket = (this.#socket = new WebSocket(url));
    const isCurrent = (): boolean => socket === this.#socket && !this.#ended;
    socket.onopen = () => {
      if (!isCurrent()) return socket.close();
      this.#failures = 0;
      this.#tell(true);
    };
    socket.onmessage = ({ data }: MessageEvent<string>) => {
      if (isCurrent() && data) this.#take(JSON.parse(data) as { activities: Activity[]; watermark: string });
    };
    socket.onclose = () => {
      if (!isCurrent()) return;
      this.#socket = null;
      this.#tell(false);
      void this.#reconnect();
    };
  }

  async #reconnect(): Promise<void> {
    // Spread, so that the guests of a bot that restarts do not all come back in the same instant.
    const pause = Math.min(100 * 3 ** this.#failures++, LONGEST_PAUSE_MS);
    await online(pause * (0.5 + Math.random()));
    if (this.#ended || this.#socket) return;
    if (this.#failures > 2) await this.#renew().catch(() => undefined);
    if (this.#ended || this.#socket) return;
    const url = new URL(this.started.streamUrl);
    url.searchParams.set('watermark', this.#watermark);
    url.searchParams.set('t', this.token);
    this.#connect(url.href);
  }

  #take({ activities, watermark }: { activities: Activity[]; watermark: string }): void {
    this.#watermark = watermark;
    for (const activity of activities) {
      if (this.#seen.some(({ id }) => id === activity.id)) continue;
      this.#seen.push(activity);
      clearTimeout(this.#echoes.get(activity.channelData?.clientActivityID ?? ''));
      for (const read of this.#readers) read(activity);
    }
  }

  #tell(isOnline: boolean): void {
    if (isOnline === this.#online) return;
    this.#online = isOnline;
    for (const watch of this.#watchers) watch(isOnline);
  }

  #scheduleRefresh(): void {
    clearTimeout(this.#refresh);
    this.#refresh = setTimeout(() => void this.#refreshToken(), this.started.expires_in * 600);
  }

  async #refreshToken(): Promise<void> {
    try {
      const fresh = await request<Started>(`${ROOT}/tokens/refresh`, { token: this.token });
      this.#keep({ ...this.started, token: fresh.token, expires_in: fresh.expires_in });
    } catch (error) {
      if (error instanceof Refused) await this.#renew().catch(() => undefined);
      else this.#refresh = setTimeout(() => void this.#refreshToken(), LONGEST_PAUSE_MS);
    }
  }

  /** The token, or the conversation behind it, is gone: the cookie leads to what there is now. */
  async #renew(): Promise<void> {
    const { conversationId } = this.started;
    const fresh = await this.start();
    if (this.#ended) return;
    this.#keep(fresh);
    if (fresh.conversationId === conversationId) return;
    this.end();
    this.onOther();
  }

  #keep(started: Started): void {
    this.started = started;
    this.#scheduleRefresh();
  }

  #wake = (): void => {
    if (document.visibilityState === 'hidden' || this.#ended) return;
    this.#failures = 0;
    if (!this.#socket) void this.#reconnect();
  };

  /** The phone knows before the socket does. */
  #sleep = (): void => this.#socket?.close();
}
