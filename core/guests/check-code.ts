import { timingSafeEqual } from 'node:crypto';
import type { Tx } from '../db/tx.js';
import { CODE_LIVES_MS, CODE_TRIES } from '../rules.js';
import type { Id, Scope } from '../scope.js';
import { noteCodeEntered } from './take-code-allowance.js';
import { readCode } from './typed-digits.js';

export type CodeCheck =
  | { result: 'passed' }
  | { result: 'wrong'; triesLeft: number }
  /** The right code, past its 5 minutes. */
  | { result: 'late' }
  /** No tries left, or the challenge was passed before: a new challenge is needed. */
  | { result: 'used_up' };

interface Tried {
  tries: number;
  sendings: number;
}

/** Tries a code: five tries for all codes of a challenge together. What does not hold six digits is not counted as one. */
export async function checkCode(scope: Scope, tx: Tx, challengeId: Id, text: string): Promise<CodeCheck> {
  const typed = readCode(text);
  if (!typed) return { result: 'wrong', triesLeft: await triesLeft(scope, tx, challengeId) };
  // Counting and looking are one statement: as many guesses at once as one likes still are five.
  const [tried] = await tx.sql<Tried>(
    `UPDATE challenge SET tries = tries + 1 WHERE business_id = $1 AND id = $2 AND status = 'open' AND tries < $3
     RETURNING tries, sendings`,
    [scope.businessId, challengeId, CODE_TRIES],
  );
  if (!tried) return { result: 'used_up' };
  const match = await matchingSending(scope, tx, challengeId, typed, tried.sendings);
  if (match === 'live') {
    const [passed] = await tx.sql<{ phone_sealed: Buffer }>(
      `UPDATE challenge SET status = 'passed', passed_at = $3 WHERE business_id = $1 AND id = $2 AND status = 'open'
       RETURNING phone_sealed`,
      [scope.businessId, challengeId, tx.now],
    );
    if (passed) await noteCodeEntered(scope, tx, tx.keys.open('challenge.phone', passed.phone_sealed));
    return { result: 'passed' };
  }
  const left = CODE_TRIES - tried.tries;
  if (left === 0) {
    await tx.sql(`UPDATE challenge SET status = 'used_up' WHERE business_id = $1 AND id = $2`, [
      scope.businessId,
      challengeId,
    ]);
    return { result: 'used_up' };
  }
  return match === 'late' ? { result: 'late' } : { result: 'wrong', triesLeft: left };
}

async function triesLeft(scope: Scope, tx: Tx, challengeId: Id): Promise<number> {
  const [row] = await tx.sql<{ tries: number }>(
    'SELECT tries FROM challenge WHERE business_id = $1 AND id = $2',
    [scope.businessId, challengeId],
  );
  return row ? CODE_TRIES - row.tries : 0;
}

/** Which of the codes sent was typed. All are compared, in constant time. */
async function matchingSending(
  scope: Scope,
  tx: Tx,
  challengeId: Id,
  typed: string,
  sendings: number,
): Promise<'live' | 'late' | null> {
  const sent = await tx.sql<{ sending: number; created_at: Date }>(
    `SELECT sending, created_at FROM message WHERE business_id = $1 AND challenge_id = $2 AND sending <= $3 ORDER BY sending`,
    [scope.businessId, challengeId, sendings],
  );
  let match: 'live' | 'late' | null = null;
  for (const { sending, created_at } of sent) {
    const same = timingSafeEqual(Buffer.from(tx.platformKeys.code(challengeId, sending)), Buffer.from(typed));
    if (same) match = created_at.getTime() + CODE_LIVES_MS > tx.now.getTime() ? 'live' : 'late';
  }
  return match;
}
