import { createHash, randomBytes } from 'node:crypto';
import type { Cipher } from './cipher.js';

const ID = 4;

/** A new value for MASTER_KEY: base64 of 32 random bytes. */
export const makeMasterKey = (): string => randomBytes(32).toString('base64');

/**
 * The key that wraps all others. MASTER_KEY holds one key or several separated by commas: the first wraps,
 * all unwrap, so that a new one can be put in front while the service runs.
 */
export class MasterKey {
  readonly #keys = new Map<string, Buffer>();
  readonly #current: string;

  constructor(
    text: string,
    private readonly cipher: Cipher,
  ) {
    const keys = text.split(',').map((part) => Buffer.from(part.trim(), 'base64'));
    if (keys.some((key) => key.length !== 32)) throw new TypeError('MASTER_KEY must be base64 of 32 bytes');
    for (const key of keys) this.#keys.set(fingerprint(key), key);
    this.#current = fingerprint(keys[0]!);
  }

  /** Wraps a data key; `owner` names whose it is and must be said again to unwrap. */
  wrap(key: Uint8Array, owner: string): Buffer {
    const sealed = this.cipher.encrypt(this.#keys.get(this.#current)!, key, `wrapped:${owner}`);
    return Buffer.concat([Buffer.from(this.#current, 'hex'), sealed]);
  }

  /** Whether the first of the master keys wrapped it. */
  isCurrent(wrapped: Uint8Array): boolean {
    return Buffer.from(wrapped.subarray(0, ID)).toString('hex') === this.#current;
  }

  /** Throws when no known master key wrapped it, or when it was wrapped for another owner. */
  unwrap(wrapped: Uint8Array, owner: string): Buffer {
    const id = Buffer.from(wrapped.subarray(0, ID)).toString('hex');
    const master = this.#keys.get(id);
    if (!master) throw new Error(`no master key ${id} in MASTER_KEY`);
    return this.cipher.decrypt(master, wrapped.subarray(ID), `wrapped:${owner}`);
  }
}

const fingerprint = (key: Buffer): string =>
  createHash('sha256')
    .update('tarakazan master key')
    .update(key)
    .digest('hex')
    .slice(0, ID * 2);
