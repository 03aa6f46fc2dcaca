import { randomBytes } from 'node:crypto';

/** Crockford's base 32 (crockford.com/base32.html): no I, L, O or U. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const LINK_CODE_LENGTH = 10;

/** Ten signs of chance: 50 bits, not to be guessed by trying. */
export const makeLinkCode = (): string =>
  Array.from(randomBytes(LINK_CODE_LENGTH), (byte) => SIGNS[byte % SIGNS.length]).join('');
