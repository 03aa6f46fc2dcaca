/** An answer of the server's that is no success. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly waitMs: number,
  ) {
    super(`status ${status}`);
  }
}

const LONGEST_MS = 15_000;

interface Options {
  token?: string;
  body?: unknown;
  method?: 'GET' | 'POST';
  patienceMs?: number;
}

/** One request to Direct Line. Throws Refused, or whatever the network says, also when it says nothing for long. */
export async function request<T>(
  path: string,
  { token, body, method = 'POST', patienceMs = LONGEST_MS }: Options,
): Promise<T> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), patienceMs);
  try {
    const answer = await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: {
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: patience.signal,
    });
    // Direct Line tells milliseconds there.
    if (!answer.ok) throw new Refused(answer.status, Number(answer.headers.get('Retry-After')) || 0);
    return (await answer.json()) as T;
  } finally {
    clearTimeout(timer);
  }
}

/** A refusal that the same request would meet again; `statuses` narrows it to these. */
export const isForGood = (error: unknown, statuses?: readonly number[]): error is Refused =>
  error instanceof Refused &&
  (statuses
    ? statuses.includes(error.status)
    : error.status >= 400 && error.status < 500 && error.status !== 429);

/** Tries until it works: quickly at first, every few seconds later, at once when the phone is online again. Throws what is refused for good, but for `again`. */
export async function retry<T>(
  work: () => Promise<T>,
  onTrouble: () => void = () => undefined,
  again: readonly number[] = [],
): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (isForGood(error) && !(isForGood(error, again) && tries < 5)) throw error;
      if (tries > 0) onTrouble();
      const pause = Math.max(error instanceof Refused ? error.waitMs : 0, Math.min(300 * 2 ** tries, 5000));
      await online(pause);
    }
  }
}

/** Resolves after the pause, or when the phone says that it is online again. */
export function online(pauseMs: number): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      removeEventListener('online', done);
      resolve();
    };
    const timer = setTimeout(done, pauseMs);
    addEventListener('online', done);
  });
}
