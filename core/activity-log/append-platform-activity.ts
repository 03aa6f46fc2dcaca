import type { PlatformTx } from '../db/tx.js';
import type { PlatformScope } from '../scope.js';
import { GENESIS, linkActivity, type Activity } from './activity-chain.js';

/**
 * Logs a change that is no business's: the CEO's own sign-in and the like. A chain under the platform's key; call it last in the
 * change's own transaction, as it locks the chain's head.
 */
export async function appendPlatformActivity(
  { actor }: PlatformScope,
  tx: PlatformTx,
  activity: Activity,
): Promise<void> {
  await tx.sql('INSERT INTO platform_activity_head (seq, hash) VALUES (0, $1) ON CONFLICT DO NOTHING', [
    GENESIS,
  ]);
  const head = await tx.one<{ seq: string; hash: Buffer }>(
    'SELECT seq, hash FROM platform_activity_head FOR UPDATE',
  );
  const seq = String(BigInt(head.seq) + 1n);
  const fields = activity.fields ?? Object.keys(activity.changes ?? {});
  const hash = linkActivity(tx.platformKeys, head.hash, { ...activity, fields, seq, at: tx.now, actor });
  await tx.sql(
    `INSERT INTO platform_activity_entry (seq, at, actor_role, actor_id, action, subject_type, subject_id, fields, changes, reason, hash)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      seq,
      tx.now,
      actor.role,
      actor.id ?? null,
      activity.action,
      activity.subject.type,
      activity.subject.id ?? null,
      fields,
      activity.changes ? JSON.stringify(activity.changes) : null,
      activity.reason ?? null,
      hash,
    ],
  );
  await tx.sql('UPDATE platform_activity_head SET seq = $1, hash = $2', [seq, hash]);
}
