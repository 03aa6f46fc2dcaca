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

  /**
   * Sets of tokens; a name matches when it has all of one set. There is a set for each key version that tokens may be of, and for names that
   * were stored before more letters were folded. Longer words are to be checked after decryption.
   */
  queryTokens(query: string): Buffer[][] {
    const foldings = [queryTokens(query), earlierQueryTokens(query)];
    if (foldings[0]!.join(' ') === foldings[1]!.join(' ')) foldings.pop();
    return this.ring.liveVersions.flatMap((version) =>
      foldings.map((beginnings) => beginnings.map((beginning) => this.ring.mac('name', beginning, version))),
    );
  }

  /** A keyed index of a secret that is looked up by equality (a coupon's code, a device's id), as it is stored now. */
  secretIndex(purpose: 'coupon' | 'device', secret: string): Buffer {
    return this.ring.mac(purpose, secret);
  }

  /** Under which such a secret may have been stored, newest first. */
  secretIndexes(purpose: 'coupon' | 'device', secret: string): Buffer[] {
    return this.ring.liveVersions.map((version) => this.ring.mac(purpose, secret, version));
  }

  /** The same for a phone whatever version is written with: what enrolments of one phone lock. */
  phoneLock(e164: string): string {
    return this.ring.mac('phone', e164, this.firstVersion).toString('hex');
  }

  /** The version of the key that a sealed value was written with. */
  static versionOf(sealed: Uint8Array): number {
    return Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength).readUInt16BE(0);
  }

  get version(): number {
    return this.ring.version;
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
