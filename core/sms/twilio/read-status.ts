import type { Id } from '../../scope.js';
import type { StatusReport } from '../settle-status.js';
import { accountReason, messageReason } from './error-codes.js';
import { statusOf } from './status.js';

/**
 * A status callback: business and row from its address (to be trusted only once the signature has been checked), the rest from its
 * form. Null where it is none of ours. `RawDlrDoneDate` is left: it has no time zone (Twilio's changelog of February 2023).
 */
export function readStatus(
  query: URLSearchParams,
  form: URLSearchParams,
): { businessId: Id; report: StatusReport } | null {
  const businessId = query.get('b') ?? '';
  const messageId = query.get('m') ?? '';
  const providerId = form.get('MessageSid') ?? '';
  const status = statusOf(form.get('MessageStatus') ?? '');
  if (!status || !isId(businessId) || !isId(messageId) || !/^(SM|MM)[0-9a-f]{32}$/i.test(providerId))
    return null;
  const code = Number(form.get('ErrorCode')) || null;
  const reason = messageReason(code) ?? accountReason(code);
  return { businessId, report: { messageId, provider: 'twilio', providerId, status, reason } };
}

const LARGEST_ID = 2n ** 63n - 1n;

const isId = (text: string): boolean => /^[1-9]\d{0,18}$/.test(text) && BigInt(text) <= LARGEST_ID;
