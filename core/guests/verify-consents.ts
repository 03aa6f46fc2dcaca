import type { Tx } from '../db/tx.js';
import type { Id, Scope } from '../scope.js';
import { chainEntry, type ConsentLink } from './consent-chain.js';
import { commitTo } from './record-consent.js';

export type ChainFault = { guestId: Id; seq: number; what: 'missing' | 'broken' | 'evidence' | 'state' };

interface Row {
  id: Id;
  guest_id: Id;
  seq: number;
  kind: ConsentLink['kind'];
  text_version: number;
  text_language: string;
  text_hash: Buffer;
  channel: string;
  challenge_id: Id | null;
  at: Date;
  commitment: Buffer;
  hash: Buffer;
  salt: Buffer | null;
  evidence_sealed: Buffer | null;
  is_last: boolean;
  sms_consent: boolean;
}

/** Walks every guest's consent log: a changed, removed or re-hashed entry is found, as is evidence or a guest's state that does not fit. */
export async function verifyConsents(
  scope: Scope,
  tx: Tx,
): Promise<{ checked: number; faults: ChainFault[] }> {
  const rows = await tx.sql<Row>(
    `SELECT c.*, e.salt, e.evidence_sealed, g.sms_consent,
       c.seq = max(c.seq) OVER (PARTITION BY c.guest_id) AS is_last
     FROM consent_entry c
     JOIN guest g ON g.business_id = c.business_id AND g.id = c.guest_id
     LEFT JOIN consent_evidence e ON e.business_id = c.business_id AND e.consent_id = c.id
     WHERE c.business_id = $1 ORDER BY c.guest_id, c.seq`,
    [scope.businessId],
  );
  const faults: ChainFault[] = await guestsWithoutEntry(scope, tx);
  let previous: { guestId: Id; seq: number; hash: Buffer } | undefined;
  for (const row of rows) {
    const first = previous?.guestId !== row.guest_id;
    const before = first ? { seq: 0, hash: Buffer.alloc(0) } : previous!;
    const fault = (what: ChainFault['what']) => faults.push({ guestId: row.guest_id, seq: row.seq, what });
    const expected = chainEntry(tx.keys, before.hash, linkOf(row));
    if (row.seq !== before.seq + 1 || !expected.equals(row.hash)) fault('broken');
    if (row.salt && row.evidence_sealed) {
      const evidence = tx.keys.open('consent.evidence', row.evidence_sealed);
      if (!commitTo(row.salt, evidence).equals(row.commitment)) fault('evidence');
    }
    // A cut tail shows in the guest's own row.
    if (row.is_last && row.sms_consent !== (row.kind === 'given')) fault('state');
    previous = { guestId: row.guest_id, seq: row.seq, hash: row.hash };
  }
  return { checked: rows.length, faults };
}

const linkOf = (row: Row): ConsentLink => ({
  guestId: row.guest_id,
  seq: row.seq,
  kind: row.kind,
  textVersion: row.text_version,
  textLanguage: row.text_language,
  textHash: row.text_hash,
  channel: row.channel,
  challengeId: row.challenge_id,
  at: row.at,
  commitment: row.commitment,
});

/** Nobody becomes a guest without having answered: no entry at all means that they were removed. */
async function guestsWithoutEntry(scope: Scope, tx: Tx): Promise<ChainFault[]> {
  const rows = await tx.sql<{ id: Id }>(
    `SELECT id FROM guest g WHERE business_id = $1
       AND NOT EXISTS (SELECT FROM consent_entry c WHERE c.business_id = g.business_id AND c.guest_id = g.id)`,
    [scope.businessId],
  );
  return rows.map(({ id }) => ({ guestId: id, seq: 0, what: 'missing' }));
}
