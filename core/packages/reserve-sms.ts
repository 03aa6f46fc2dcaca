import type { Tx } from '../db/tx.js';
import { Refusal } from '../errors.js';
import type { Id, Scope } from '../scope.js';
import { readBalance } from './balance.js';
import { assertSms, changeBalance } from './change-balance.js';

/**
 * Holds that many segments for a campaign or one message, in the transaction that makes its messages. Throws Refusal `package_empty`;
 * the transaction may go on without.
 */
export async function reserveSms(
  scope: Scope,
  tx: Tx,
  { sms, ...cause }: { sms: number; campaignId?: Id; messageId?: Id },
): Promise<void> {
  assertSms(sms);
  if (sms === 0) return;
  if (await changeBalance(scope, tx, [{ kind: 'reserved', available: -sms, reserved: sms }], cause)) return;
  const { available } = await readBalance(scope, tx);
  throw new Refusal('package_empty', { available, needed: sms });
}
