import { createHash, randomBytes } from 'node:crypto';
import type { Tx } from '../db/tx.js';
import type { Id, Scope } from '../scope.js';
import { chainEntry, type ConsentKind } from './consent-chain.js';
import type { ConsentText } from './consent-text.js';

export interface Consent {
  kind: ConsentKind;
  text: ConsentText;
  channel: string;
  /** When the guest answered; the entry's own time is when the phone was proven. */
  answeredAt: Date;
  challengeId?: Id;
  address?: string;
}

/**
 * Appends to the guest's consent log and sets what the guest's row says. What is personal in the evidence stands apart under a
 * salt that erasure destroys; the chain holds a commitment to it, and so stays verifiable without it.
 */
export async function recordConsent(scope: Scope, tx: Tx, guestId: Id, consent: Consent): Promise<void> {
  // The guest's row is the lock of the chain: two entries at once would both follow the same last one.
  await tx.sql('SELECT FROM guest WHERE business_id = $1 AND id = $2 FOR UPDATE', [
    scope.businessId,
    guestId,
  ]);
  const [last] = await tx.sql<{ seq: number; hash: Buffer }>(
    `SELECT seq, hash FROM consent_entry WHERE business_id = $1 AND guest_id = $2 ORDER BY seq DESC LIMIT 1`,
    [scope.businessId, guestId],
  );
  const evidence = JSON.stringify({ address: consent.address ?? null, answeredAt: consent.answeredAt });
  const salt = randomBytes(32);
  const entry = {
    guestId,
    seq: (last?.seq ?? 0) + 1,
    kind: consent.kind,
    textVersion: consent.text.version,
    textLanguage: consent.text.language,
    textHash: Buffer.from(consent.text.hash, 'hex'),
    channel: consent.channel,
    challengeId: consent.challengeId ?? null,
    at: tx.now,
    commitment: commitTo(salt, evidence),
  };
  const hash = chainEntry(tx.keys, last?.hash ?? Buffer.alloc(0), entry);
  const { id } = await tx.one<{ id: Id }>(
    `INSERT INTO consent_entry (business_id, guest_id, seq, kind, text_version, text_language, text_hash, channel, challenge_id, at,
       commitment, hash)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING id`,
    [
      scope.businessId,
      guestId,
      entry.seq,
      entry.kind,
      entry.textVersion,
      entry.textLanguage,
      entry.textHash,
      entry.channel,
      entry.challengeId,
      entry.at,
      entry.commitment,
      hash,
    ],
  );
  await tx.sql(
    `INSERT INTO consent_evidence (business_id, consent_id, salt, evidence_sealed) VALUES ($1, $2, $3, $4)`,
    [scope.businessId, id, salt, tx.keys.seal('consent.evidence', evidence)],
  );
  // A guest who agrees again asks for SMS again; the provider tells if it still stops them.
  const agreed = `$3 AND unreachable_reason = 'unsubscribed'`;
  await tx.sql(
    `UPDATE guest SET sms_consent = $3, unreachable_reason = CASE WHEN ${agreed} THEN NULL ELSE unreachable_reason END,
       unreachable_at = CASE WHEN ${agreed} THEN NULL ELSE unreachable_at END WHERE business_id = $1 AND id = $2`,
    [scope.businessId, guestId, consent.kind === 'given'],
  );
}

/** What the chain holds of the evidence: nothing can be guessed from it without the salt. */
export const commitTo = (salt: Uint8Array, evidence: string): Buffer =>
  createHash('sha256').update(salt).update(evidence, 'utf8').digest();
