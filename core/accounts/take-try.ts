import type { Platform } from '../platform.js';
import type { Id } from '../scope.js';

/** Tries without a pause; then 30 s, doubled with each more, 15 minutes at most. */
const FREE_TRIES = 5;

/**
 * Counts a try before its secret is looked at, so that tries at once cannot pass the limit together. False during a pause. Nobody is
 * locked out for ever: pauses end by themselves, and a new password by e-mail ends them at once.
 */
export async function takeTry({ db, clock }: Platform, accountId: Id): Promise<boolean> {
  const taken = await db.route(
    `UPDATE account SET failed_tries = failed_tries + 1,
       locked_until = CASE WHEN failed_tries + 1 >= $3
         THEN $2::timestamptz + least(interval '15 minutes', interval '30 seconds' * power(2, least(failed_tries + 1 - $3, 10))) END
     WHERE id = $1 AND (locked_until IS NULL OR locked_until <= $2) RETURNING id`,
    [accountId, clock.now(), FREE_TRIES],
  );
  return taken.length > 0;
}
