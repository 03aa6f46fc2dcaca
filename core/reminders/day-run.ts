import type { Tx } from '../db/tx.js';
import type { Scope } from '../scope.js';
import { localDay, nextRun, type RunTime } from './next-run.js';
import type { ReminderKind } from './reminder.js';

/** The name of a reminder's campaign of a local day: there is one at most, whatever is set or switched meanwhile. */
export const runKey = (kind: ReminderKind, day: string): string => `reminder:${kind}:${day}`;

/** Whether a reminder had its campaign of that local day. */
export async function hasRun(scope: Scope, tx: Tx, kind: ReminderKind, day: string): Promise<boolean> {
  const ran = await tx.sql('SELECT FROM campaign WHERE business_id = $1 AND request_key = $2', [
    scope.businessId,
    runKey(kind, day),
  ]);
  return ran.length > 0;
}

/** When a reminder runs next from now on: not on a day that had its campaign. */
export async function nextDayRun(scope: Scope, tx: Tx, kind: ReminderKind, time: RunTime): Promise<Date> {
  const today = localDay(tx.now, time.timezone);
  return nextRun(tx.now, time, (await hasRun(scope, tx, kind, today)) ? today : undefined);
}
