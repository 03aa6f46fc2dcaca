import { createCipheriv, createDecipheriv, randomFillSync } from 'node:crypto';

/** Authenticated encryption under a 32-byte key; `context` is bound in, so a value cannot be moved to another column or tenant. */
export interface Cipher {
  encrypt(key: Uint8Array, plain: Uint8Array, context: string): Buffer;
  decrypt(key: Uint8Array, sealed: Uint8Array, context: string): Buffer;
}

const IV = 12;
const TAG = 16;

/** AES-256-GCM with a random 96-bit nonce (NIST SP 800-38D): nonce, tag, ciphertext. Throws on any tampering. */
export const aesGcm: Cipher = {
  encrypt(key, plain, context) {
    const iv = nextNonce();
    const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(context));
    const body = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), body]);
  },
  decrypt(key, sealed, context) {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV), { authTagLength: TAG })
      .setAAD(Buffer.from(context))
      .setAuthTag(sealed.subarray(IV, IV + TAG));
    return Buffer.concat([decipher.update(sealed.subarray(IV + TAG)), decipher.final()]);
  },
};

const pool = Buffer.alloc(IV * 1024);
let used = pool.length;

/** Random bytes are drawn by the thousand: each draw by itself costs as much as the encryption. None is handed out twice. */
function nextNonce(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  return Buffer.from(pool.subarray(used, (used += IV)));
}
