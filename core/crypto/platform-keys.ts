import type { KeyRing } from './key-ring.js';

/** Keys that belong to no business: what has to be recognised before, or across, businesses. */
export class PlatformKeys {
  constructor(private readonly ring: KeyRing) {}

  seal(field: string, text: string): Buffer {
    return this.ring.seal(field, text);
  }

  open(field: string, sealed: Uint8Array): string {
    return this.ring.open(field, sealed);
  }

  /** Signs the guests' tokens (HS256, RFC 7518 asks for 256 bits). */
  tokenSecret(): Uint8Array {
    return this.ring.subkey('token');
  }

  /** Signs the panel's session cookie. */
  sessionSecret(): string {
    return this.ring.subkey('panel session').toString('base64');
  }

  /** The link of the platform's own log: as a business's, under the oldest key. */
  chain(log: 'activity', previous: Uint8Array, entry: string): Buffer {
    const oldest = this.ring.versions.at(-1)!;
    return this.ring.mac(`chain:${log}`, Buffer.concat([previous, Buffer.from(entry, 'utf8')]), oldest);
  }

  /** The 6 digits of one sending of a challenge. Made anew whenever needed, stored nowhere. */
  code(challengeId: string, sending: number): string {
    const mac = this.ring.mac('code', `${challengeId}:${sending}`);
    return String(mac.readUIntBE(0, 6) % 1_000_000).padStart(6, '0');
  }

  /** A keyed, one-way name for something that must be counted or matched but not kept. URL-safe. */
  pseudonym(label: string, text: string): string {
    return this.ring.mac(`pseudonym:${label}`, text).toString('base64url');
  }

  /** A person (a phone in E.164) across businesses: the same 32 bytes whichever business asks. Under all key versions, newest first. */
  personIndexes(e164: string): Buffer[] {
    return this.ring.versions.map((version) => this.ring.mac('person', e164, version));
  }
}
