import { randomBytes } from 'node:crypto';

import { errors, jwtVerify, SignJWT } from 'jose';

import type { Clock } from '../../core/clock.js';
import { Refusal } from '../../core/errors.js';
import type { Id } from '../../core/scope.js';

export const TOKEN_SECONDS = 30 * 60;
export const RESUME_SECONDS = 30 * 24 * 3600;

/** Whose conversation a token opens. `previous`: the one in which this device proved its phone, if any. */
export interface Pass {
  businessId: Id;
  conversation: string;
  previous?: string;
}

/** 128 random bits: unguessable, and unique without asking the database. */
export const newConversationId = (): string => randomBytes(16).toString('base64url');

/** Direct Line trusts ids beginning `dl_` only out of a token; the guest's is the conversation's. */
export const userIdOf = (conversation: string): string => `dl_${conversation}`;

/** Signs and reads what a guest's client carries: a token for half an hour, a cookie to come back with for thirty days. */
export class Tokens {
  constructor(
    private readonly secret: Uint8Array,
    private readonly clock: Clock,
  ) {}

  /** A Direct Line token; writes nothing anywhere. */
  issue(pass: Pass): Promise<string> {
    const claims = {
      biz: pass.businessId,
      conv: pass.conversation,
      user: userIdOf(pass.conversation),
      prev: pass.previous,
    };
    return this.#sign(claims, 'directline', TOKEN_SECONDS);
  }

  /** What a token opens. Throws Refusal('token_expired' | 'token_invalid'). */
  read(token: string | undefined): Promise<Pass> {
    return this.#verify(token, 'directline');
  }

  /** The value of the cookie that leads a device back to its conversation. */
  issueResume(pass: Pass): Promise<string> {
    return this.#sign({ biz: pass.businessId, conv: pass.conversation }, 'resume', RESUME_SECONDS);
  }

  /** The conversation of a resume cookie; `null` when it is no longer good for anything. */
  async readResume(cookie: string | undefined, businessId: Id): Promise<string | null> {
    if (!cookie) return null;
    const pass = await this.#verify(cookie, 'resume').catch(() => null);
    return pass?.businessId === businessId ? pass.conversation : null;
  }

  #sign(claims: Record<string, unknown>, audience: string, seconds: number): Promise<string> {
    const now = Math.floor(this.clock.now().getTime() / 1000);
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256' })
      .setAudience(audience)
      .setIssuedAt(now)
      .setExpirationTime(now + seconds)
      .sign(this.secret);
  }

  async #verify(token: string | undefined, audience: string): Promise<Pass> {
    const checks = {
      audience,
      algorithms: ['HS256'],
      currentDate: this.clock.now(),
      requiredClaims: ['exp'],
    };
    const { payload } = await jwtVerify(token ?? '', this.secret, checks).catch((error: unknown) => {
      throw new Refusal(error instanceof errors.JWTExpired ? 'token_expired' : 'token_invalid');
    });
    const { biz, conv, prev } = payload;
    if (typeof biz !== 'string' || typeof conv !== 'string') throw new Refusal('token_invalid');
    return { businessId: biz, conversation: conv, ...(typeof prev === 'string' ? { previous: prev } : {}) };
  }
}
