import { generateSecret, generateURI, verifySync } from 'otplib';
import type { PlatformTx } from '../db/tx.js';
import { Refusal } from '../errors.js';
import type { Platform } from '../platform.js';
import type { Account } from './account.js';
import { changeAccount } from './change-account.js';
import { requirePassword } from './password.js';
import { makeRecoveryCodes, takeRecoveryCode } from './recovery-codes.js';
import { SINGLE_CODE_FAILURES, takeTry, UNKNOWN_ORIGIN, type SignInOrigin } from './sign-in-tries.js';
import { tellOfSecondStep } from './tell-of-second-step.js';

/** A phone's clock may be this far off, either way. */
const TOLERANCE_S = 30;
const STEP_S = 30;

/** What is to be scanned to turn it on. It is kept, not yet in force, and the same until it is confirmed. */
export async function offerTotp(
  { db, keys }: Platform,
  account: Account,
): Promise<{ secret: string; uri: string }> {
  const [row] = await db.route<{ sealed: Buffer }>(
    `UPDATE account SET totp_sealed = coalesce(totp_sealed, $2) WHERE id = $1 AND totp_confirmed_at IS NULL RETURNING totp_sealed AS sealed`,
    [account.id, keys.seal('account.totp', generateSecret())],
  );
  if (!row) throw new Refusal('bad_request');
  const secret = keys.open('account.totp', row.sealed);
  return { secret, uri: generateURI({ issuer: 'TaraKazan', label: account.email, secret }) };
}

/**
 * Turned on by the password and the app's first code: a device left signed in is not enough to shut its owner out. Answers ten codes for
 * the day when the phone is gone. Throws Refusal `password_wrong`, `code_wrong`.
 */
export async function confirmTotp(
  platform: Platform,
  account: Account,
  { password, code }: { password: string; code: string },
): Promise<string[]> {
  await requirePassword(platform, account, password);
  const step = await readStep(platform, account, code, false);
  let codes: string[] = [];
  const done = await changeAccount(platform, account, 'account.totp_on', async (tx) => {
    const rows = await tx.sql(
      `UPDATE account SET totp_confirmed_at = $2, totp_last_step = $3
       WHERE id = $1 AND totp_confirmed_at IS NULL AND totp_last_step < $3 RETURNING id`,
      [account.id, tx.now, step],
    );
    if (rows.length === 0) return false;
    codes = await makeRecoveryCodes(tx, account.id);
    await tellOfSecondStep(tx, account, 'on');
    return true;
  });
  if (!done) throw new Refusal('code_wrong');
  return codes;
}

/**
 * Two-factor sign-in: the app's code, each once, or a recovery code. An unknown device gives two codes in a row once unknown devices
 * failed a few times, so that nobody who has the password guesses six digits. Throws Refusal `code_wrong`, `two_codes_wanted`.
 */
export async function takeSecondStep(
  platform: Platform,
  account: Account,
  code: string,
  origin: SignInOrigin = UNKNOWN_ORIGIN,
): Promise<void> {
  const attempt = await takeTry(platform, account.id, 'code', origin);
  if (!attempt) throw new Refusal('code_wrong');
  const digits = code.replace(/[\s,;+-]/g, '');
  if (/^\d{6}$/.test(digits) && attempt.strangersFailed >= SINGLE_CODE_FAILURES) {
    await attempt.giveBack();
    throw new Refusal('two_codes_wanted');
  }
  if (/^(\d{6}){1,2}$/.test(digits)) await takeCodes(platform, account, digits);
  else await takeRecoveryCode(platform, account, code);
  await attempt.succeed();
}

/** One code, or two of consecutive time steps. */
async function takeCodes(platform: Platform, account: Account, digits: string): Promise<void> {
  const step = await readStep(platform, account, digits, true);
  // Two at once with one code: one row is changed.
  const taken = await platform.db.route(
    'UPDATE account SET totp_last_step = $2 WHERE id = $1 AND totp_last_step < $2 RETURNING id',
    [account.id, step],
  );
  if (taken.length === 0) throw new Refusal('code_wrong');
}

/** Off again, for whoever knows the password. Throws Refusal `password_wrong`. */
export async function turnTotpOff(platform: Platform, account: Account, password: string): Promise<void> {
  await requirePassword(platform, account, password);
  await changeAccount(platform, account, 'account.totp_off', (tx) => forgetTotp(tx, account));
}

/** Takes the second step and its spare codes away, and says so to the account's own address; false: there was none. */
export async function forgetTotp(tx: PlatformTx, account: Account): Promise<boolean> {
  await tx.sql('DELETE FROM account_recovery_code WHERE account_id = $1', [account.id]);
  const rows = await tx.sql(
    'UPDATE account SET totp_sealed = NULL, totp_confirmed_at = NULL WHERE id = $1 AND totp_confirmed_at IS NOT NULL RETURNING id',
    [account.id],
  );
  if (rows.length > 0) await tellOfSecondStep(tx, account, 'off');
  return rows.length > 0;
}

/** The time step of a code, of the second one where there are two. */
async function readStep(
  { db, keys, clock }: Platform,
  account: Account,
  code: string,
  confirmed: boolean,
): Promise<number> {
  const [row] = await db.route<{ sealed: Buffer }>(
    `SELECT totp_sealed AS sealed FROM account WHERE id = $1 AND totp_sealed IS NOT NULL AND (totp_confirmed_at IS NOT NULL) = $2`,
    [account.id, confirmed],
  );
  const digits = code.replace(/\s/g, '');
  if (!row || !/^(\d{6}){1,2}$/.test(digits)) throw new Refusal('code_wrong');
  const secret = keys.open('account.totp', row.sealed);
  const [first, second] = [digits.slice(0, 6), digits.slice(6)];
  const epoch = Math.floor(clock.now().getTime() / 1000);
  // A person who types two codes waits for the second one, so the first is one step older.
  const epochTolerance = second ? TOLERANCE_S + STEP_S : TOLERANCE_S;
  const answer = verifySync({ secret, token: first, epoch, epochTolerance });
  if (!answer.valid || !('timeStep' in answer)) throw new Refusal('code_wrong');
  if (!second) return answer.timeStep;
  const next = answer.timeStep + 1;
  if (!verifySync({ secret, token: second, epoch: next * STEP_S, epochTolerance: 0 }).valid)
    throw new Refusal('code_wrong');
  return next;
}
