import type { PlatformTx, Tx } from '../db/tx.js';
import type { Id, Role, Scope } from '../scope.js';
import { GENESIS, linkActivity, type Changes } from './activity-chain.js';

/** A head that was written down elsewhere: entry `seq` had this hash (hex). */
export interface Anchor {
  seq: string;
  hash: string;
}

export type ActivityFault = { seq: string; what: 'broken' | 'head' | 'anchor' };

interface Row {
  seq: string;
  at: Date;
  actor_role: Role;
  actor_id: Id | null;
  action: `${string}.${string}`;
  subject_type: string;
  subject_id: Id | null;
  fields: string[];
  changes: Changes | null;
  reason: string | null;
  hash: Buffer;
}

const BATCH = 5_000;

interface Chain {
  keys: Parameters<typeof linkActivity>[0];
  /** Entries after that one, in order, at most so many. */
  readAfter(seq: string, most: number): Promise<Row[]>;
  readHead(): Promise<{ seq: string; hash: Buffer } | undefined>;
}

export interface Verified {
  checked: number;
  faults: ActivityFault[];
}

/** Walks the business's chain: a changed, removed or re-hashed entry is found, and with anchors a tail cut off together with its head. */
export function verifyActivity(scope: Scope, tx: Tx, anchors: Anchor[] = []): Promise<Verified> {
  const chain: Chain = {
    keys: tx.keys,
    readAfter: (seq, most) =>
      tx.sql<Row>('SELECT * FROM activity_entry WHERE business_id = $1 AND seq > $2 ORDER BY seq LIMIT $3', [
        scope.businessId,
        seq,
        most,
      ]),
    readHead: async () =>
      (
        await tx.sql<{ seq: string; hash: Buffer }>(
          'SELECT seq, hash FROM activity_head WHERE business_id = $1',
          [scope.businessId],
        )
      )[0],
  };
  return walk(chain, anchors);
}

/** The same of the platform's own chain, for a process that came by the CEO's address. */
export function verifyPlatformActivity(tx: PlatformTx, anchors: Anchor[] = []): Promise<Verified> {
  const chain: Chain = {
    keys: tx.platformKeys,
    readAfter: (seq, most) =>
      tx.sql<Row>('SELECT * FROM platform_activity_entry WHERE seq > $1 ORDER BY seq LIMIT $2', [seq, most]),
    readHead: async () =>
      (await tx.sql<{ seq: string; hash: Buffer }>('SELECT seq, hash FROM platform_activity_head'))[0],
  };
  return walk(chain, anchors);
}

async function walk({ keys, readAfter, readHead }: Chain, anchors: Anchor[]): Promise<Verified> {
  const faults: ActivityFault[] = [];
  const expected = new Map(anchors.map(({ seq, hash }) => [seq, hash]));
  let seq = 0n;
  let hash: Buffer = GENESIS;
  for (;;) {
    const rows = await readAfter(String(seq), BATCH);
    for (const row of rows) {
      const link = linkActivity(keys, hash, {
        seq: row.seq,
        at: row.at,
        actor: { role: row.actor_role, id: row.actor_id ?? undefined },
        action: row.action,
        subject: { type: row.subject_type, id: row.subject_id ?? undefined },
        fields: row.fields,
        changes: row.changes ?? undefined,
        reason: row.reason ?? undefined,
      });
      if (BigInt(row.seq) !== seq + 1n || !link.equals(row.hash))
        faults.push({ seq: row.seq, what: 'broken' });
      const anchor = expected.get(row.seq);
      if (anchor !== undefined && anchor !== row.hash.toString('hex'))
        faults.push({ seq: row.seq, what: 'anchor' });
      expected.delete(row.seq);
      seq = BigInt(row.seq);
      hash = row.hash;
    }
    if (rows.length < BATCH) break;
  }
  const head = await readHead();
  if ((head?.seq ?? '0') !== String(seq) || !(head?.hash ?? GENESIS).equals(hash))
    faults.push({ seq: String(seq), what: 'head' });
  // Anchors past the last entry: what they name is gone.
  for (const missing of expected.keys()) faults.push({ seq: missing, what: 'anchor' });
  return { checked: Number(seq), faults };
}
