import type { Id } from '../scope.js';

/** More than any log will ever hold. */
const ROOM = 10n ** 10n;

/** An entry of a log in one number that is nobody else's: its business (0: the platform's own log), and its place there. */
export interface EntryKey {
  businessId: Id;
  seq: Id;
}

/** The platform's own log, as a business. */
export const PLATFORM_LOG = '0';

export const activityId = ({ businessId, seq }: EntryKey): Id =>
  String(BigInt(businessId) * ROOM + BigInt(seq));

/** Of whatever number somebody names. */
export function parseActivityId(id: Id): EntryKey {
  const number = BigInt(id);
  return { businessId: String(number / ROOM), seq: String(number % ROOM) };
}
