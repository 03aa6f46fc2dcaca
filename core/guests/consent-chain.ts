import type { BusinessKeys } from '../crypto/business-keys.js';
import type { Id } from '../scope.js';

export type ConsentKind = 'given' | 'refused' | 'withdrawn';

export interface ConsentLink {
  guestId: Id;
  seq: number;
  kind: ConsentKind;
  textVersion: number;
  textLanguage: string;
  textHash: Buffer;
  channel: string;
  challengeId: Id | null;
  at: Date;
  commitment: Buffer;
}

/** The hash of one entry over the one before it: all fields in one fixed order. */
export function chainEntry(keys: BusinessKeys, previous: Uint8Array, link: ConsentLink): Buffer {
  const entry = [
    link.guestId,
    link.seq,
    link.kind,
    link.textVersion,
    link.textLanguage,
    link.textHash.toString('hex'),
    link.channel,
    link.challengeId,
    link.at.toISOString(),
    link.commitment.toString('hex'),
  ];
  return keys.chain('consent', previous, JSON.stringify(entry));
}
