import type { SendResult } from '../port.js';
import { accountReason, isThrottleCode, messageReason } from './error-codes.js';
import { RefusedAnswer } from './refused-answer.js';

const PAUSE_MS = 1_000;
const UNREACHABLE_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 15 * 60_000;

/** Before a connection stands not a byte has left: undici fails those that wait for it with these. */
const NEVER_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/**
 * What a failed call says about the message. Only a clear no fails it; whatever leaves a doubt whether Twilio took it is `unclear`,
 * as its Messages know no idempotency key.
 */
export function readFailure(error: unknown): SendResult {
  if (error instanceof RefusedAnswer) return readRefusal(error);
  return neverLeft(error)
    ? { result: 'throttled', retryAfterMs: UNREACHABLE_PAUSE_MS }
    : { result: 'unclear' };
}

function readRefusal({ status, code, retryAfterMs }: RefusedAnswer): SendResult {
  if (status === 429 || isThrottleCode(code))
    return {
      result: 'throttled',
      // Never none: whoever sends would ask again in a loop.
      retryAfterMs: Math.min(Math.max(retryAfterMs ?? 0, PAUSE_MS), LONGEST_PAUSE_MS),
    };
  // A request time-out of something in between says nothing about what is behind it.
  if (status >= 500 || status === 408) return { result: 'unclear' };
  // A redirect was not followed, so nobody took the message.
  if (status < 400) return { result: 'account_refused', reason: 'account_misconfigured' };
  const account = accountReason(code);
  if (account) return { result: 'account_refused', reason: account };
  const reason = messageReason(code);
  if (reason) return { result: 'refused', reason };
  if (status === 402) return { result: 'account_refused', reason: 'account_unfunded' };
  if (status === 401 || status === 403 || status === 404 || status === 407)
    return { result: 'account_refused', reason: 'account_credentials' };
  return { result: 'refused', reason: 'provider_refused' };
}

function neverLeft(error: unknown): boolean {
  const { code, syscall } = (error ?? {}) as { code?: string; syscall?: string };
  return (code !== undefined && NEVER_CONNECTED.has(code)) || syscall === 'connect';
}
