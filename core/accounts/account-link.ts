import { createHash, randomBytes } from 'node:crypto';
import { hashPassword } from '../crypto/password.js';
import type { PlatformTx } from '../db/tx.js';
import { Refusal } from '../errors.js';
import type { Platform } from '../platform.js';
import type { Id } from '../scope.js';
import { ACCOUNT_COLUMNS, readAccount, type Account, type AccountRow } from './account.js';
import { changeAccount } from './change-account.js';
import { forgetDevices } from './devices.js';
import { parsePassword } from './password.js';

export type LinkKind = 'invitation' | 'reset';

const MINUTE = 60_000;
const LIVES_MS: Record<LinkKind, number> = { invitation: 7 * 24 * 60 * MINUTE, reset: 60 * MINUTE };

/** 256 bits need no key: whoever reads the table cannot turn it around. */
const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** The token of a link that sets a password, once, until the account's epoch moves on. */
export async function issueLink(tx: PlatformTx, accountId: Id, kind: LinkKind): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await tx.sql(
    `INSERT INTO account_link (token_hash, account_id, kind, epoch, expires_at, created_at)
     SELECT $1, id, $3, epoch, $4, $5 FROM account WHERE id = $2`,
    [hashOf(token), accountId, kind, new Date(tx.now.getTime() + LIVES_MS[kind]), tx.now],
  );
  return token;
}

export const linkLivesMs = (kind: LinkKind): number => LIVES_MS[kind];

const HOLDS = `l.token_hash = $1 AND l.used_at IS NULL AND l.expires_at > $2 AND l.epoch = a.epoch AND a.disabled_at IS NULL`;

/** Whose link it is, without using it up. Throws Refusal `link_over`. */
export async function readLink({ db, keys, clock }: Platform, token: string): Promise<Account> {
  const columns = ACCOUNT_COLUMNS.split(', ').map((column) => `a.${column}`);
  const [row] = await db.route<AccountRow>(
    `SELECT ${columns.join(', ')} FROM account_link l JOIN account a ON a.id = l.account_id WHERE ${HOLDS}`,
    [hashOf(token), clock.now()],
  );
  if (!row) throw new Refusal('link_over');
  return readAccount(keys, row);
}

/** Sets the password, ends every session and any pause after wrong tries, and uses the link up. Throws Refusal `link_over`, `password_weak`. */
export async function setPasswordByLink(
  platform: Platform,
  token: string,
  password: string,
): Promise<Account> {
  const account = await readLink(platform, token);
  const hash = await hashPassword(parsePassword(password, account.email));
  const done = await changeAccount(platform, account, 'account.password', async (tx) => {
    const used = await tx.sql(
      `UPDATE account_link l SET used_at = $2 FROM account a WHERE a.id = l.account_id AND ${HOLDS} RETURNING l.account_id`,
      [hashOf(token), tx.now],
    );
    if (used.length === 0) return false;
    await tx.sql('UPDATE account SET password_hash = $2, epoch = epoch + 1 WHERE id = $1', [
      account.id,
      hash,
    ]);
    await forgetDevices(tx, account.id);
    return true;
  });
  if (!done) throw new Refusal('link_over');
  return { ...account, epoch: account.epoch + 1, hasPassword: true };
}
