import type { KeyRing } from './key-ring.js';
import { earlierQueryTokens, nameTokens, queryTokens } from './name-tokens.js';

export interface PhoneIndex {
  index: Buffer;
  version: number;
}

/** One business's cipher and indexes. Another business's keys can neither open nor find what these made. */
export class BusinessKeys {
  constructor(private readonly ring: KeyRing) {}

  seal(field: string, text: string): Buffer {
    return this.ring.seal(field, text);
  }

  open(field: string, sealed: Uint8Array): string {
    return this.ring.open(field, sealed);
  }

  /** Under which a phone (E.164) is stored now. */
  phoneIndex(e164: string): PhoneIndex {
    return { index: this.ring.mac('phone', e164), version: this.ring.version };
  }

  /** Under which a phone may have been stored, newest first: old index keys live on for tombstones. */
  phoneIndexes(e164: string): PhoneIndex[] {
    return this.ring.versions.map((version) => ({ index: this.ring.mac('phone', e164, version), version }));
  }

  /** One token for each beginning of each word of a name. */
  nameTokens(name: string): Buffer[] {
    return nameTokens(name).map((beginning) => this.ring.mac('name', beginning));
  }

  /** What must all be among a name's tokens for it to match a search; longer words are to be checked after decryption. */
  queryTokens(query: string): Buffer[] {
    return queryTokens(query).map((beginning) => this.ring.mac('name', beginning));
  }

  /** The same for names that were stored before more letters were folded; null where that makes no difference. */
  earlierQueryTokens(query: string): Buffer[] | null {
    const earlier = earlierQueryTokens(query);
    if (earlier.join(' ') === queryTokens(query).join(' ')) return null;
    return earlier.map((beginning) => this.ring.mac('name', beginning));
  }

  /** A keyed index of a secret that is looked up by equality (a coupon's code, a device's id). */
  secretIndex(purpose: 'coupon' | 'device', secret: string): Buffer {
    return this.ring.mac(purpose, secret);
  }

  /** The link of a log's chain: keyed, so that whoever can write rows still cannot forge a chain. */
  chain(log: 'activity' | 'consent', previous: Uint8Array, entry: string): Buffer {
    return this.ring.mac(
      `chain:${log}`,
      Buffer.concat([previous, Buffer.from(entry, 'utf8')]),
      this.firstVersion,
    );
  }

  /** Chains are verified long after a rotation, so they keep to the oldest key. */
  private get firstVersion(): number {
    return this.ring.versions.at(-1)!;
  }
}
