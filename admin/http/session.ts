import type { RequestHandler, Request, Response } from 'express';
import session from 'express-session';
import type { Account } from '../../core/accounts/account.js';
import { rememberDevice } from '../../core/accounts/devices.js';
import { openSessionStore } from '../../core/db/session-store.js';
import type { Platform } from '../../core/platform.js';
import type { Id } from '../../core/scope.js';
import { readDevice, setDevice } from './device-cookie.js';

declare module 'express-session' {
  interface SessionData {
    /** Signed in: the account is read anew at each request, and its epoch must still be this. */
    account?: { id: Id; epoch: number; since?: number };
    /** The password was right, the second step is to come. */
    halfway?: { id: Id; epoch: number; until: number };
    /** Just made, to be shown until then: sealed, in base64. */
    spareCodes?: { sealed: string; until: number };
  }
}

const IDLE_MS = 12 * 3_600_000;
/** However busy it is, a session ends and its password is asked for again. */
export const LONGEST_SESSION_MS = 7 * 24 * 3_600_000;
/** Longer than the longest pause after wrong codes, and counted anew from each wrong one. */
export const HALFWAY_MS = 30 * 60_000;

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

/** Signs this session in, under a new id; the browser is a known device of the account from now on. */
export async function enterSession(
  { platform, request, response }: { platform: Platform; request: Request; response: Response },
  { id, epoch }: Account,
): Promise<void> {
  setDevice(response, await rememberDevice(platform, id, readDevice(platform.config, request)));
  await renewSession(request, { account: { id, epoch, since: platform.clock.now().getTime() } });
}

/** The password was right; the second step is owed. */
export const enterHalfway = ({ clock }: Platform, request: Request, { id, epoch }: Account): Promise<void> =>
  renewSession(request, { halfway: { id, epoch, until: clock.now().getTime() + HALFWAY_MS } });

/** A wrong code begins the time for the second step anew, so that it outlives the pause that follows. */
export async function prolongHalfway({ clock }: Platform, request: Request): Promise<void> {
  if (!request.session.halfway) return;
  request.session.halfway.until = clock.now().getTime() + HALFWAY_MS;
  await saveSession(request);
}

/** What was changed of it is there for the next request, before this one is answered. */
export const saveSession = (request: Parameters<typeof renewSession>[0]): Promise<void> =>
  done((next) => request.session.save(next));

export const endSession = (request: Parameters<typeof renewSession>[0]): Promise<void> =>
  done((next) => request.session.destroy(next));

const done = (work: (next: (error?: unknown) => void) => void): Promise<void> =>
  new Promise((resolve, reject) => work((error) => (error ? reject(error as Error) : resolve())));
