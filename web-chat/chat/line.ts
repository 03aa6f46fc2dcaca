import { isForGood, online, Refused, request, retry } from '../first/request.js';
import type { Started } from '../page.js';
import Observable from '../stand-ins/observable.js';
import { StreamSocket, type Frame } from './stream-socket.js';
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

/** `live`: a socket delivers. `polling`: HTTP does, as no socket can be had. `away`: nothing does at the moment. */
export type LineState = 'live' | 'polling' | 'away';

/** An acknowledged message that the socket does not deliver within this is fetched by HTTP. */
const ECHO_MS = 1000;
/** How long a socket may take before the guest is told. */
const NOTICE_MS = 2000;
const POLL_MS = 5000;
const POLL_PATIENCE_MS = 6000;
/** The server's page of messages, at least. */
const FULL_PAGE = 100;
const LONGEST_PAUSE_MS = 10_000;

const ROOT = '/v3/directline';

/**
 * Direct Line 3.0 as Web Chat wants it, and as a phone in a café needs it: a message goes by HTTP until it is
 * acknowledged (always under its one id, so it is taken once), a lost or silent socket is noticed within seconds and
 * replaced by polling until another one stands, and the token never runs out.
 */
export class Line {
  readonly #seen: Activity[] = [];
  readonly #readers = new Set<(activity: Activity) => void>();
  readonly #watchers = new Set<(state: LineState) => void>();
  readonly #unsent: Unsent;
  #state: LineState = 'live';
  #watermark = 0;
  #socket: StreamSocket | null = null;
  /** The socket has delivered something, if only a sign of life. */
  #heard = false;
  #lostAt = Date.now();
  #failures = 0;
  #polling = false;
  #ended = false;
  #posting: Promise<unknown> = Promise.resolve();
  #fetching: Promise<unknown> = Promise.resolve();
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

  /** How the line is, whenever that changes. */
  readonly state$ = new Observable<LineState>(({ next }) => {
    next(this.#state);
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
    setTimeout(() => void this.#poll(), ECHO_MS);
    for (const activity of this.#unsent.all()) void this.#send(activity).catch(() => undefined);
    addEventListener('online', this.#replace);
    addEventListener('offline', this.#lose);
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
    removeEventListener('online', this.#replace);
    removeEventListener('offline', this.#lose);
    document.removeEventListener('visibilitychange', this.#wake);
    this.#socket?.drop();
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
    this.#socket?.probe();
    try {
      const { id } = await request<{ id: string }>(path, { token: this.token, body: activity });
      this.#awaitEcho(activity);
      return id;
    } catch (error) {
      if (isForGood(error, [403, 404])) await this.#renew();
      throw error;
    }
  }

  /** The turn is committed, so its replies can be read: by HTTP at once where no socket delivers. */
  #awaitEcho({ channelData }: Activity): void {
    const id = channelData?.clientActivityID;
    const isMissing = (): boolean =>
      !this.#ended && !this.#seen.some((one) => one.channelData?.clientActivityID === id);
    const fetchMissing = (): void => void (isMissing() && this.#fetch().catch(() => undefined));
    if (this.#heard) setTimeout(fetchMissing, ECHO_MS);
    else fetchMissing();
  }

  #connect(url: string): void {
    this.#socket = new StreamSocket(url, {
      heard: (frame) => {
        this.#heard = true;
        this.#failures = 0;
        this.#tell('live');
        if (frame) this.#take(frame);
      },
      gone: this.#lose,
    });
  }

  async #reconnect(): Promise<void> {
    // Spread, so that the guests of a bot that restarts do not all come back in the same instant.
    const pause = Math.min(100 * 3 ** this.#failures++, LONGEST_PAUSE_MS);
    await online(pause * (0.5 + Math.random()));
    if (this.#ended || this.#socket) return;
    const url = new URL(this.started.streamUrl);
    url.searchParams.set('watermark', String(this.#watermark));
    url.searchParams.set('t', this.token);
    this.#connect(url.href);
  }

  /** Reads by HTTP for as long as no socket delivers. */
  async #poll(): Promise<void> {
    if (this.#polling) return;
    this.#polling = true;
    for (let pause = ECHO_MS; !this.#ended && !this.#heard; pause = POLL_MS) {
      const reached = await this.#fetch().then(
        () => true,
        () => false,
      );
      if (this.#ended || this.#heard) break;
      // A socket that is back within a moment is not worth two messages.
      if (Date.now() - this.#lostAt >= NOTICE_MS) this.#tell(reached ? 'polling' : 'away');
      await online(pause);
    }
    this.#polling = false;
  }

  /** Reads what is new by HTTP, after the reads before it. */
  #fetch(): Promise<void> {
    const fetched = this.#fetching.then(() => this.#fetchNew());
    this.#fetching = fetched.catch(() => undefined);
    return fetched;
  }

  async #fetchNew(): Promise<void> {
    const path = `${ROOT}/conversations/${this.started.conversationId}/activities?watermark=${this.#watermark}`;
    try {
      const options = { token: this.token, method: 'GET', patienceMs: POLL_PATIENCE_MS } as const;
      const frame = await request<Frame>(path, options);
      if (this.#ended) return;
      this.#take(frame);
      if (frame.activities.length >= FULL_PAGE) await this.#fetchNew();
    } catch (error) {
      if (isForGood(error, [403, 404])) await this.#renew();
      throw error;
    }
  }

  /** Socket and polls may deliver the same messages. */
  #take({ activities, watermark }: Frame): void {
    this.#watermark = Math.max(this.#watermark, Number(watermark) || 0);
    for (const activity of activities) {
      if (this.#seen.some(({ id }) => id === activity.id)) continue;
      this.#seen.push(activity);
      for (const read of this.#readers) read(activity);
    }
  }

  #tell(state: LineState): void {
    if (state === this.#state) return;
    this.#state = state;
    for (const watch of this.#watchers) watch(state);
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

  /** The socket is gone, or the phone says that it will be: polls until another one stands. */
  #lose = (): void => {
    if (this.#ended) return;
    this.#socket?.drop();
    this.#socket = null;
    if (this.#heard) this.#lostAt = Date.now();
    this.#heard = false;
    if (this.#state === 'live') this.#tell('away');
    void this.#poll();
    void this.#reconnect();
  };

  /** Another network: the old socket belongs to the one before, and its end is not told. */
  #replace = (): void => {
    this.#failures = 0;
    this.#lose();
  };

  /** A phone that slept may have lost its socket unnoticed. */
  #wake = (): void => {
    if (document.visibilityState === 'hidden' || this.#ended) return;
    this.#failures = 0;
    if (this.#socket) return this.#socket.probe();
    void this.#fetch().catch(() => undefined);
    void this.#reconnect();
  };
}
