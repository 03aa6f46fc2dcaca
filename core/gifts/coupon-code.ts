import { randomInt } from 'node:crypto';

/** No 0, O, 1, I: read aloud and typed at a till. */
const SIGNS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** A new code, `K7QF-29XM`: 40 random bits. */
export function makeCouponCode(): string {
  const signs = Array.from({ length: 8 }, () => SIGNS[randomInt(SIGNS.length)]).join('');
  return `${signs.slice(0, 4)}-${signs.slice(4)}`;
}

/** A code as it is stored out of one as it was typed or scanned; null when it cannot be one. */
export function parseCouponCode(text: string): string | null {
  const signs = text.toUpperCase().replace(/[\s-]/g, '').replaceAll('İ', 'I');
  if (signs.length !== 8 || [...signs].some((sign) => !SIGNS.includes(sign))) return null;
  return `${signs.slice(0, 4)}-${signs.slice(4)}`;
}
