import { createHmac, hkdfSync } from 'node:crypto';
import type { Cipher } from './cipher.js';

/** A value sealed under a key that this process has not loaded yet: reload the keys and try again. */
export class UnknownKeyVersion extends Error {
  constructor(readonly version: number) {
    super(`key version ${version} is not loaded`);
    this.name = 'UnknownKeyVersion';
  }
}

export interface VersionedKey {
  version: number;
  /** The root that all sub-keys are derived from; or, of a retired version, the few sub-keys that outlive it. */
  key: Buffer | Record<string, Buffer>;
  /** Not to be written with yet: other processes may not know it. */
  isPending?: boolean;
}

/**
 * Key material in versions, newest first. Sub-keys are derived per purpose (HKDF, RFC 5869), so no key serves two ends. A pending version
 * only reads, a retired one has no root any more.
 */
export class KeyRing {
  readonly #derived = new Map<string, Buffer>();

  constructor(
    private readonly owner: string,
    private readonly keys: VersionedKey[],
    private readonly cipher: Cipher,
  ) {
    if (keys.length === 0) throw new Error(`no keys for ${owner}`);
  }

  /** The version that new values are written with. */
  get version(): number {
    return (this.keys.find(({ isPending }) => !isPending) ?? this.keys.at(-1)!).version;
  }

  /** All versions, newest first, retired ones too. */
  get versions(): number[] {
    return this.keys.map((key) => key.version);
  }

  /** The versions that a stored value may be of, newest first: retired ones hold none. */
  get liveVersions(): number[] {
    return this.keys.filter(({ key }) => Buffer.isBuffer(key)).map(({ version }) => version);
  }

  /** The version is kept in front (2 bytes), the field's name is bound in. */
  seal(field: string, text: string): Buffer {
    const head = Buffer.alloc(2);
    head.writeUInt16BE(this.version);
    const sealed = this.cipher.encrypt(
      this.subkey('data', this.version),
      Buffer.from(text, 'utf8'),
      this.#context(field),
    );
    return Buffer.concat([head, sealed]);
  }

  /** Throws UnknownKeyVersion, or on tampering. */
  open(field: string, sealed: Uint8Array): string {
    const buffer = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
    const key = this.subkey('data', buffer.readUInt16BE(0));
    return this.cipher.decrypt(key, buffer.subarray(2), this.#context(field)).toString('utf8');
  }

  /** HMAC-SHA-256 under the sub-key of that purpose: the same text gives the same 32 bytes, for this owner only. */
  mac(purpose: string, text: string | Uint8Array, version = this.version): Buffer {
    return createHmac('sha256', this.subkey(`mac:${purpose}`, version))
      .update(text)
      .digest();
  }

  /** 32 bytes for a library that wants the key itself (JWT signing). */
  subkey(purpose: string, version = this.version): Buffer {
    const name = `${version}:${purpose}`;
    const known = this.#derived.get(name);
    if (known) return known;
    const found = this.keys.find((key) => key.version === version);
    if (!found) throw new UnknownKeyVersion(version);
    const made = Buffer.isBuffer(found.key)
      ? Buffer.from(hkdfSync('sha256', found.key, this.owner, purpose, 32))
      : found.key[purpose];
    if (!made) throw new Error(`key version ${version} is retired: it has no sub-key for ${purpose}`);
    this.#derived.set(name, made);
    return made;
  }

  #context(field: string): string {
    return `${this.owner}:${field}`;
  }
}
