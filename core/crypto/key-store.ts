import { randomBytes } from 'node:crypto';
import type { Id } from '../scope.js';
import { BusinessKeys } from './business-keys.js';
import type { Cipher } from './cipher.js';
import { KeyRing } from './key-ring.js';
import type { MasterKey } from './master-key.js';
import { PlatformKeys } from './platform-keys.js';

/** A wrapped key as its row holds it. */
export interface WrappedKey {
  version: number;
  wrapped: Buffer;
}

const FRESH_MS = 60_000;

/** Unwraps keys and keeps them for a minute, so that a rotation reaches every process without a restart. */
export class KeyStore {
  readonly #business = new Map<Id, { keys: BusinessKeys; until: number }>();

  constructor(
    private readonly master: MasterKey,
    private readonly cipher: Cipher,
  ) {}

  /** A new business's first key, or its next one. */
  makeBusinessKey(businessId: Id): Buffer {
    return this.master.wrap(randomBytes(32), `business ${businessId}`);
  }

  makePlatformKey(): Buffer {
    return this.master.wrap(randomBytes(32), 'platform');
  }

  /** The business's keys; `read` is asked only when they are not at hand. */
  async forBusiness(businessId: Id, read: () => Promise<WrappedKey[]>): Promise<BusinessKeys> {
    const known = this.#business.get(businessId);
    if (known && known.until > performance.now()) return known.keys;
    const keys = new BusinessKeys(this.#ring(`business ${businessId}`, await read()));
    this.#business.set(businessId, { keys, until: performance.now() + FRESH_MS });
    return keys;
  }

  forget(businessId: Id): void {
    this.#business.delete(businessId);
  }

  forPlatform(rows: WrappedKey[]): PlatformKeys {
    return new PlatformKeys(this.#ring('platform', rows));
  }

  #ring(owner: string, rows: WrappedKey[]): KeyRing {
    const keys = rows
      .map(({ version, wrapped }) => ({ version, key: this.master.unwrap(wrapped, owner) }))
      .sort((a, b) => b.version - a.version);
    return new KeyRing(owner, keys, this.cipher);
  }
}
