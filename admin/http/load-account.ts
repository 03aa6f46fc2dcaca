import type { Request } from 'express';
import type { Account } from '../../core/accounts/account.js';
import { reloadAccount } from '../../core/accounts/reload-account.js';
import type { Platform } from '../../core/platform.js';

const asked = new WeakMap<Request, Promise<Account | null>>();

/** Whoever is signed in, read anew for each request: a change of role, password or right holds from the next one on. */
export function loadAccount(platform: Platform, request: Request): Promise<Account | null> {
  const known = asked.get(request);
  if (known) return known;
  const signedIn = request.session.account;
  const loading = signedIn ? reloadAccount(platform, signedIn.id, signedIn.epoch) : Promise.resolve(null);
  asked.set(request, loading);
  return loading;
}

/** Whoever gave the right password and still owes the second step. */
export async function loadHalfway(platform: Platform, request: Request): Promise<Account | null> {
  const { halfway } = request.session;
  if (!halfway || halfway.until <= platform.clock.now().getTime()) return null;
  return reloadAccount(platform, halfway.id, halfway.epoch);
}
