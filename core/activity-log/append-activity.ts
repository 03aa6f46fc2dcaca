import type { Tx } from '../db/tx.js';
import type { Scope } from '../scope.js';
import { GENESIS, linkActivity, type Activity, type Changes } from './activity-chain.js';

/**
 * Logs a change by staff, the CEO or the system: ids and names of fields, never personal values. It is written last in the change's
 * own transaction, as it locks the head of the business's chain; a guest's turn never comes here.
 */
export function appendActivity(scope: Scope, tx: Tx, activity: Activity): void {
  if (scope.actor.role === 'guest') throw new TypeError('a guest does not write the activity log');
  const fields = activity.fields ?? Object.keys(activity.changes ?? {});
  tx.beforeCommit(() => write(scope, tx, { ...activity, fields }));
}

/** Those of the given fields that differ, each as it was (null where it was not) and as it is to be. */
export function changesOf(
  before: Partial<Record<string, unknown>>,
  after: Record<string, Changes[string][1]>,
): Changes {
  return Object.fromEntries(
    Object.entries(after)
      .map(([field, value]): [string, Changes[string]] => [
        field,
        [(before[field] ?? null) as Changes[string][0], value],
      ])
      .filter(([, [was, is]]) => was !== is),
  );
}

async function write(scope: Scope, tx: Tx, activity: Activity): Promise<void> {
  await tx.sql(
    'INSERT INTO activity_head (business_id, seq, hash) VALUES ($1, 0, $2) ON CONFLICT DO NOTHING',
    [scope.businessId, GENESIS],
  );
  const head = await tx.one<{ seq: string; hash: Buffer }>(
    'SELECT seq, hash FROM activity_head WHERE business_id = $1 FOR UPDATE',
    [scope.businessId],
  );
  const seq = BigInt(head.seq) + 1n;
  const entry = { ...activity, seq: String(seq), at: tx.now, actor: scope.actor };
  const hash = linkActivity(tx.keys, head.hash, entry);
  await tx.sql(
    `INSERT INTO activity_entry (business_id, seq, at, actor_role, actor_id, action, subject_type, subject_id, fields, changes,
       reason, hash)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      scope.businessId,
      entry.seq,
      entry.at,
      scope.actor.role,
      scope.actor.id ?? null,
      activity.action,
      activity.subject.type,
      activity.subject.id ?? null,
      activity.fields ?? [],
      activity.changes ? JSON.stringify(activity.changes) : null,
      activity.reason ?? null,
      hash,
    ],
  );
  await tx.sql('UPDATE activity_head SET seq = $2, hash = $3 WHERE business_id = $1', [
    scope.businessId,
    entry.seq,
    hash,
  ]);
  // Anchored apart: a tail cut off in the database no longer fits what the log of the process said.
  const anchor = { businessId: scope.businessId, seq: entry.seq, hash: hash.toString('hex') };
  tx.afterCommit(() => tx.log.info({ activityHead: anchor }, 'activity log'));
}
