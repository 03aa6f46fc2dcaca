// Also part of the guest's page: it imports nothing, and looks behind in no pattern, which Safari before 16.4 cannot read.

const isDigit = (sign: string | undefined): boolean => /^\p{Nd}$/u.test(sign ?? '');

/** The value of a decimal digit of any script: Unicode keeps each script's ten together. */
function valueOf(digit: string): string {
  const point = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && isDigit(String.fromCodePoint(point - value - 1))) value += 1;
  return String(value);
}

/**
 * A text whose digits are read: digits of every script as 0–9, every dash as `-`, every space as one space, and without
 * the characters that nobody sees (joiners, bidi marks, variation selectors, keycaps).
 */
export function plainDigits(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}\p{Me}]/gu, '')
    .replace(/(?![0-9])\p{Nd}/gu, valueOf)
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Digits that are there twice, as in a field that is filled by hand and by the phone, once; others as they are. */
export function once(digits: string, shortest: number): string {
  const half = digits.slice(0, digits.length / 2);
  return half.length >= shortest && half + half === digits ? half : digits;
}

const CODE_LENGTH = 6;
/** From this many digits on a group is a phone number. */
const PHONE_LENGTH = 10;
/** Digits that belong together: grouped by a space, a dash, or a dot or comma that ends nothing. */
const GROUPS = /\d+(?:(?: ?- ?|[.,_/·]| )\d+)*/g;

/** The six-digit code that a text holds: grouped, filled twice or inside a whole SMS; null for none. */
export function readCode(text: string): string | null {
  for (const [group] of plainDigits(text).matchAll(GROUPS)) {
    const digits = once(group.replace(/\D/g, ''), CODE_LENGTH);
    if (digits.length === CODE_LENGTH) return digits;
    if (digits.length >= PHONE_LENGTH) continue;
    const found =
      /^(?:\d{6}|\d{3}\D+\d{3}|\d{2}\D+\d{2}\D+\d{2})(?!\d)/.exec(group) ?? /(?:^|\D)\d{6}$/.exec(group);
    if (found) return found[0].replace(/\D/g, '');
  }
  return null;
}

/** Whether a text is a code and nothing else: what a second tap sends again. */
export const isOnlyCode = (text: string): boolean =>
  /^[\d .-]+$/.test(plainDigits(text)) && readCode(text) !== null;
