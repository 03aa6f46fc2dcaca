import type { Tx } from '../db/tx.js';
import type { Id, Scope } from '../scope.js';
import { assertSms, changeBalance } from './change-balance.js';

/** Gives back what was held for messages that failed before the provider took them, or were skipped. Throws when more than is held. */
export async function releaseSms(
  scope: Scope,
  tx: Tx,
  { sms, ...cause }: { sms: number; campaignId?: Id; messageId?: Id },
): Promise<void> {
  assertSms(sms);
  if (sms === 0) return;
  if (!(await changeBalance(scope, tx, [{ kind: 'released', available: sms, reserved: -sms }], cause)))
    throw new Error('more SMS released than were reserved');
}
