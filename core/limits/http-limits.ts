import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

import { Refusal } from '../errors.js';
import { addressBlock } from './address-block.js';

/** What one address (or one conversation, for `turn`) may do in a minute. Loose: a café's guests share one address. */
export const HTTP_LIMITS = {
  page: 1200,
  token: 300,
  start: 300,
  post: 1800,
  read: 3000,
  stream: 600,
  turn: 60,
  scan: 300,
  click: 120,
  sign_in: 30,
  account_mail: 10,
  panel: 1200,
};

export type HttpLimit = keyof typeof HTTP_LIMITS;

/** Counts requests in this process's memory: a flood's first dam, before Postgres. What must hold everywhere is kept there. */
export class HttpLimits {
  readonly #limiters = new Map<HttpLimit, RateLimiterMemory>();

  constructor(limits: Partial<Record<HttpLimit, number>> = {}) {
    for (const [name, points] of Object.entries({ ...HTTP_LIMITS, ...limits }) as [HttpLimit, number][])
      this.#limiters.set(name, new RateLimiterMemory({ keyPrefix: name, points, duration: 60 }));
  }

  /** Counts one more. Throws Refusal('too_many_requests', {seconds}). */
  async spend(limit: HttpLimit, who: string): Promise<void> {
    try {
      await this.#limiters.get(limit)?.consume(limit === 'turn' ? who : addressBlock(who));
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      throw new Refusal('too_many_requests', {
        seconds: Math.max(1, Math.ceil(refused.msBeforeNext / 1000)),
      });
    }
  }
}
