import type { PlatformTx } from '../db/tx.js';

export interface NewMail {
  to: string;
  subject: string;
  body: string;
  /** Later it would be of no use to anybody. */
  expiresAt: Date;
}

/** An e-mail that leaves once this transaction is committed; nobody waits for it. */
export async function queueMail(tx: PlatformTx, { expiresAt, ...mail }: NewMail): Promise<void> {
  await tx.sql(
    `INSERT INTO mail (sealed, status, due_at, expires_at, created_at) VALUES ($1, 'pending', $2, $3, $2)`,
    [tx.platformKeys.seal('mail', JSON.stringify(mail)), tx.now, expiresAt],
  );
}
