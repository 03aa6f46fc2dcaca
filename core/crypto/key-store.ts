import { randomBytes } from 'node:crypto';
import { systemClock, type Clock } from '../clock.js';
import type { Id } from '../scope.js';
import { BusinessKeys } from './business-keys.js';
import type { Cipher } from './cipher.js';
import { KeyRing, type VersionedKey } from './key-ring.js';
import type { MasterKey } from './master-key.js';
import { PlatformKeys } from './platform-keys.js';

/** A wrapped key as its row holds it. */
export interface WrappedKey {
  version: number;
  wrapped: Buffer;
  /** From then on it is written with; until then every process gets to know it. Null: from the start. */
  writes_from?: Date | null;
}

const FRESH_MS = 60_000;

/** A retired key keeps these sub-keys alone: erased guests' phone indexes and the logs' chains are under them for ever. */
const OUTLIVING = ['mac:phone', 'mac:chain:activity', 'mac:chain:consent'];
const ROOT_BYTES = 32;

/** Unwraps keys and keeps them for a minute, so that a rotation reaches every process without a restart. */
export class KeyStore {
  readonly #business = new Map<Id, { keys: BusinessKeys; until: number }>();

  constructor(
    private readonly master: MasterKey,
    private readonly cipher: Cipher,
    private readonly clock: Clock = systemClock,
    private readonly freshMs = FRESH_MS,
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
    this.#business.set(businessId, { keys, until: performance.now() + this.freshMs });
    return keys;
  }

  forget(businessId: Id): void {
    this.#business.delete(businessId);
  }

  forPlatform(rows: WrappedKey[]): PlatformKeys {
    return new PlatformKeys(this.#ring('platform', rows));
  }

  /** The same key under the first master key; null when it is that already. */
  rewrap(owner: string, wrapped: Uint8Array): Buffer | null {
    return this.master.isCurrent(wrapped)
      ? null
      : this.master.wrap(this.master.unwrap(wrapped, owner), owner);
  }

  /** What is left of a business's key when nothing is stored under it any more: what it sealed can then be opened by nobody. */
  retire(businessId: Id, wrapped: Uint8Array): Buffer {
    const owner = `business ${businessId}`;
    const key = this.master.unwrap(wrapped, owner);
    const ring = new KeyRing(owner, [{ version: 1, key: readKey(key) }], this.cipher);
    return this.master.wrap(Buffer.concat(OUTLIVING.map((purpose) => ring.subkey(purpose))), owner);
  }

  /** Whether only the sub-keys that outlive a key are left of it. */
  isRetired(businessId: Id, wrapped: Uint8Array): boolean {
    return this.master.unwrap(wrapped, `business ${businessId}`).length !== ROOT_BYTES;
  }

  #ring(owner: string, rows: WrappedKey[]): KeyRing {
    const now = this.clock.now();
    const keys = rows
      .map(({ version, wrapped, writes_from }) => ({
        version,
        key: readKey(this.master.unwrap(wrapped, owner)),
        isPending: writes_from ? writes_from > now : false,
      }))
      .sort((a, b) => b.version - a.version);
    return new KeyRing(owner, keys, this.cipher);
  }
}

function readKey(key: Buffer): VersionedKey['key'] {
  if (key.length === ROOT_BYTES) return key;
  return Object.fromEntries(
    OUTLIVING.map((purpose, at) => [purpose, key.subarray(at * ROOT_BYTES, (at + 1) * ROOT_BYTES)]),
  );
}
