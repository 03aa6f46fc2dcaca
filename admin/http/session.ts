import type { RequestHandler } from 'express';
import session from 'express-session';
import type { Account } from '../../core/accounts/account.js';
import { openSessionStore } from '../../core/db/session-store.js';
import type { Platform } from '../../core/platform.js';
import type { Id } from '../../core/scope.js';

declare module 'express-session' {
  interface SessionData {
    /** Signed in: the account is read anew at each request, and its epoch must still be this. */
    account?: { id: Id; epoch: number };
    /** The password was right, the second step is to come. */
    halfway?: { id: Id; epoch: number; until: number };
    /** Just made, to be shown until then: sealed, in base64. */
    spareCodes?: { sealed: string; until: number };
  }
}

const IDLE_MS = 12 * 3_600_000;
export const HALFWAY_MS = 10 * 60_000;

/** Sessions in Postgres under a cookie that no script reads, no other site sends along and no other host can set. `close()` ends their pool. */
export function openSessions({ config, keys, log }: Platform): {
  handler: RequestHandler;
  close(): Promise<void>;
} {
  const secure = config.ADMIN_URL.startsWith('https:');
  const { store, close } = openSessionStore(session, {
    url: config.DATABASE_CEO_URL ?? '',
    onError: (error) => log.warn({ error }, 'the session store failed'),
  });
  const handler = session({
    store,
    name: secure ? '__Host-tarakazan' : 'tarakazan',
    secret: keys.sessionSecret(),
    resave: false,
    saveUninitialized: false,
    rolling: true,
    cookie: { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: IDLE_MS },
  });
  return { handler, close };
}

/** A new id for what follows, so that one that somebody planted before is worth nothing. */
export async function renewSession(
  request: Express.Request & { session: session.Session },
  data: Pick<session.SessionData, 'account' | 'halfway'>,
): Promise<void> {
  await done((next) => request.session.regenerate(next));
  Object.assign(request.session, data);
  await saveSession(request);
}

/** Signs this session in, under a new id. */
export const enterSession = (request: Parameters<typeof renewSession>[0], { id, epoch }: Account) =>
  renewSession(request, { account: { id, epoch } });

/** What was changed of it is there for the next request, before this one is answered. */
export const saveSession = (request: Parameters<typeof renewSession>[0]): Promise<void> =>
  done((next) => request.session.save(next));

export const endSession = (request: Parameters<typeof renewSession>[0]): Promise<void> =>
  done((next) => request.session.destroy(next));

const done = (work: (next: (error?: unknown) => void) => void): Promise<void> =>
  new Promise((resolve, reject) => work((error) => (error ? reject(error as Error) : resolve())));
