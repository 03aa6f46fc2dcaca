import type { Request, Response } from 'express';
import type { Account } from '../../core/accounts/account.js';
import type { Language } from '../../core/i18n/languages.js';
import type { HttpLimit } from '../../core/limits/http-limits.js';
import type { Platform } from '../../core/platform.js';
import type { AccessKey } from '../access.js';

/** One request, once it is known who asks. */
export interface Visit {
  platform: Platform;
  request: Request;
  response: Response;
  language: Language;
  /** Whoever is signed in, as the database has them now. */
  account: Account | null;
}

export interface SignedInVisit extends Visit {
  account: Account;
}

interface RouteOf<Who, V extends Visit> {
  method: 'get' | 'post';
  path: string;
  /** `anybody`, or the row of the access table that must name the visitor's role. */
  who: Who;
  limit?: HttpLimit;
  handle(visit: V): Promise<void>;
}

export type OpenRoute = RouteOf<'anybody', Visit>;
export type GuardedRoute = RouteOf<AccessKey, SignedInVisit>;

/** An address of our own: there is none that does not say who may come. */
export type Route = OpenRoute | GuardedRoute;

/** A field of a posted form; empty where it is missing, or is not one text. */
export function field({ request }: Visit, name: string): string {
  const body = request.body as Record<string, unknown> | undefined;
  const value = body && Object.hasOwn(body, name) ? body[name] : '';
  return typeof value === 'string' ? value : '';
}
