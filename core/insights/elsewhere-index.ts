import type { Tx } from '../db/tx.js';
import type { Scope } from '../scope.js';

interface Presence {
  /** E.164. */
  phone: string;
  /** Of the business's own calendar: `2026-10-25`. */
  day: string;
}

/** Notes that these people were here in the months of those days; said again, nothing changes. What is noted no process can read. */
export async function noteElsewhere(_scope: Scope, tx: Tx, here: Presence[]): Promise<void> {
  await tx.sql('SELECT note_presence($1::date[], $2::bytea[])', [
    here.map(({ day }) => day),
    here.map(({ phone }) => tx.platformKeys.personIndexes(phone)[0]!),
  ]);
}

/** For erasure: takes out all that was noted of a person (E.164) at this business. What was told already stays, as it tells of nobody. */
export async function forgetElsewhere(_scope: Scope, tx: Tx, phone: string): Promise<void> {
  await tx.sql('SELECT forget_presence($1::bytea[])', [tx.platformKeys.personIndexes(phone)]);
}
