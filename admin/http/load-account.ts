import type { Request } from 'express';
import type { Account } from '../../core/accounts/account.js';
import { reloadAccount } from '../../core/accounts/reload-account.js';
import type { Language } from '../../core/i18n/languages.js';
import type { Platform } from '../../core/platform.js';
import { LONGEST_SESSION_MS } from './session.js';

const asked = new WeakMap<Request, Promise<Account | null>>();
const spoken = new WeakMap<Request, Language>();

/** Whoever is signed in, read anew for each request: a change of role, password or right holds from the next one on. */
export function loadAccount(platform: Platform, request: Request): Promise<Account | null> {
  const known = asked.get(request);
  if (known) return known;
  const signedIn = request.session.account;
  // One of before there was an end has none of its beginning: it is over.
  const isOver = (signedIn?.since ?? 0) + LONGEST_SESSION_MS <= platform.clock.now().getTime();
  const loading = signedIn && !isOver ? reload(platform, request, signedIn) : Promise.resolve(null);
  asked.set(request, loading);
  return loading;
}

/** Whoever gave the right password and still owes the second step. */
export async function loadHalfway(platform: Platform, request: Request): Promise<Account | null> {
  const { halfway } = request.session;
  if (!halfway || halfway.until <= platform.clock.now().getTime()) return null;
  return reload(platform, request, halfway);
}

/** What the account speaks that was loaded for a request, for whatever goes wrong after. */
export const languageLoaded = (request: Request): Language | undefined => spoken.get(request);

async function reload(
  platform: Platform,
  request: Request,
  { id, epoch }: Pick<Account, 'id' | 'epoch'>,
): Promise<Account | null> {
  const account = await reloadAccount(platform, id, epoch);
  if (account) spoken.set(request, account.language);
  return account;
}
