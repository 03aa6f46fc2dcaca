import type { PlatformTx } from '../db/tx.js';
import type { Id, PlatformScope } from '../scope.js';

/** Whoever runs TaraKazan, by account: each has only an e-mail to be called by. Needs the panel's own rights. */
export async function readCeoAddresses(_scope: PlatformScope, tx: PlatformTx): Promise<Map<Id, string>> {
  const rows = await tx.sql<{ id: Id; email_sealed: Buffer }>(
    `SELECT id, email_sealed FROM account WHERE role = 'ceo'`,
  );
  return new Map(
    rows.map(({ id, email_sealed }) => [id, tx.platformKeys.open('account.email', email_sealed)]),
  );
}
