import { addressBlock } from '../limits/address-block.js';
import type { Platform } from '../platform.js';
import type { Id } from '../scope.js';
import { deviceHash } from './devices.js';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Failures without a pause; then 30 s, doubled with each more, 15 minutes at most. */
const FREE_TRIES = 5;

/**
 * Budgets of all unknown devices of an account together; docs/decisions/043 holds the arithmetic. Beyond `careful` an address waits six
 * hours after each failure, so that few addresses cannot use up `most`.
 */
const STRANGERS = {
  password: { careful: 100, most: 1_000, withinMs: DAY_MS },
  code: { careful: Infinity, most: 1_000_000, withinMs: 30 * DAY_MS },
  confirm: null,
};

/** Failed codes of unknown devices after which these must give two codes in a row. */
export const SINGLE_CODE_FAILURES = 3;

export type TryKind = keyof typeof STRANGERS;

/** Where a try comes from: the network address, and the token of the browser's device cookie. */
export interface SignInOrigin {
  address: string;
  device: string | null;
}

export const UNKNOWN_ORIGIN: SignInOrigin = { address: 'unknown', device: null };

/** A try that was counted as a failure before its secret is looked at, so that tries at once cannot pass the limit together. */
export interface SignInTry {
  /** Failures of unknown devices before this one; 0 for a known device. */
  strangersFailed: number;
  /** The secret was right: it was no failure, and the failures from this source are forgotten. */
  succeed(): Promise<void>;
  /** No secret was compared: it was no failure. */
  giveBack(): Promise<void>;
}

/**
 * Counts a try of one kind by its source: a device that signed in before, else the address. Null during a pause of that source. A source's
 * pauses hold nobody else up, so a stranger cannot lock an account; `origin` null is a session that is signed in.
 */
export async function takeTry(
  { db, clock, keys }: Platform,
  accountId: Id,
  kind: TryKind,
  origin: SignInOrigin | null,
): Promise<SignInTry | null> {
  const now = clock.now();
  const strangers = STRANGERS[kind];
  const device = origin?.device ? deviceHash(origin.device) : null;
  const [before] = await db.route<{ known: boolean; failed: number }>(
    `SELECT EXISTS (SELECT FROM account_device WHERE account_id = $1 AND device_hash = $2) AS known,
       coalesce((SELECT failures FROM sign_in_try WHERE account_id = $1 AND kind = $3 AND source = 'strangers' AND first_at > $4), 0) AS failed`,
    [accountId, device, kind, new Date(now.getTime() - (strangers?.withinMs ?? DAY_MS))],
  );
  const known = origin === null || before!.known;
  if (!known && strangers && before!.failed >= strangers.most) return null;
  const source = sourceOf();
  const isCareful = !known && strangers !== null && before!.failed >= strangers.careful;
  const taken = await db.route(
    `INSERT INTO sign_in_try AS t (account_id, kind, source, failures, first_at, last_at, paused_until)
     VALUES ($1, $2, $3, 1, $4, $4, CASE WHEN $7 THEN $4::timestamptz + interval '6 hours' END)
     ON CONFLICT (account_id, kind, source) DO UPDATE SET last_at = $4,
       failures = CASE WHEN t.last_at > $5 THEN t.failures + 1 ELSE 1 END,
       paused_until = CASE WHEN $7 THEN $4::timestamptz + interval '6 hours'
         WHEN t.last_at > $5 AND t.failures + 1 >= $6
         THEN $4::timestamptz + least(interval '15 minutes', interval '30 seconds' * power(2, least(t.failures + 1 - $6, 10))) END
     WHERE t.paused_until IS NULL OR t.paused_until <= $4 RETURNING t.account_id`,
    [accountId, kind, source, now, new Date(now.getTime() - DAY_MS), FREE_TRIES, isCareful],
  );
  if (taken.length === 0) return null;
  const strangersFailed = known || !strangers ? 0 : await countStranger(strangers);
  if (strangers && strangersFailed >= strangers.most) return null;
  return { strangersFailed, succeed, giveBack };

  function sourceOf(): string {
    if (origin === null) return 'session';
    return known ? `device:${device}` : `address:${keys.pseudonym('sign-in', addressBlock(origin.address))}`;
  }

  /** One more failure of unknown devices; returns how many there were before. */
  async function countStranger({ withinMs }: { withinMs: number }): Promise<number> {
    const [row] = await db.route<{ failures: number }>(
      `INSERT INTO sign_in_try AS t (account_id, kind, source, failures, first_at, last_at) VALUES ($1, $2, 'strangers', 1, $3, $3)
       ON CONFLICT (account_id, kind, source) DO UPDATE SET last_at = $3,
         failures = CASE WHEN t.first_at > $4 THEN t.failures + 1 ELSE 1 END,
         first_at = CASE WHEN t.first_at > $4 THEN t.first_at ELSE $3 END
       RETURNING t.failures`,
      [accountId, kind, now, new Date(now.getTime() - withinMs)],
    );
    return row!.failures - 1;
  }

  async function succeed(): Promise<void> {
    // Old rows go too: an attack must not leave a row for each of its addresses behind.
    await db.route(
      `DELETE FROM sign_in_try WHERE account_id = $1 AND ((kind = $2 AND source = $3) OR (source <> 'strangers' AND last_at < $4))`,
      [accountId, kind, source, new Date(now.getTime() - DAY_MS)],
    );
    await uncountStranger();
  }

  async function giveBack(): Promise<void> {
    await db.route(
      `UPDATE sign_in_try SET failures = failures - 1, paused_until = NULL
       WHERE account_id = $1 AND kind = $2 AND source = $3 AND failures > 0`,
      [accountId, kind, source],
    );
    await uncountStranger();
  }

  async function uncountStranger(): Promise<void> {
    if (known || !strangers) return;
    await db.route(
      `UPDATE sign_in_try SET failures = failures - 1
       WHERE account_id = $1 AND kind = $2 AND source = 'strangers' AND failures > 0`,
      [accountId, kind],
    );
  }
}

/** Whether that origin has to give two codes in a row: a stranger at an account whose codes strangers failed before. */
export async function needsTwoCodes(
  { db, clock }: Platform,
  accountId: Id,
  { device }: SignInOrigin,
): Promise<boolean> {
  const since = new Date(clock.now().getTime() - STRANGERS.code.withinMs);
  const rows = await db.route(
    `SELECT FROM sign_in_try WHERE account_id = $1 AND kind = 'code' AND source = 'strangers' AND failures >= $2 AND first_at > $3
       AND NOT EXISTS (SELECT FROM account_device WHERE account_id = $1 AND device_hash = $4)`,
    [accountId, SINGLE_CODE_FAILURES, since, device && deviceHash(device)],
  );
  return rows.length > 0;
}
