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
    .replace(/➕/gu, '+')
    .replace(/(?![0-9])\p{Nd}/gu, valueOf)
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/[\s\p{Cc}\u2800]+/gu, ' ')
    .trim();
}

/** Digits that are there twice or more often, as in a field that is filled by hand and by the phone, once; others as they are. */
export function once(digits: string, shortest: number): string {
  for (let length = shortest; length <= digits.length / 2; length += 1) {
    const first = digits.slice(0, length);
    if (digits.length % length === 0 && first.repeat(digits.length / length) === digits) return first;
  }
  return digits;
}

const CODE_LENGTH = 6;
/** From this many digits on a group is a phone number. */
const PHONE_LENGTH = 10;
/** Digits that belong together: grouped by a space, a dash, or a dot or comma that ends nothing. */
const GROUPS = /\d+(?:(?: ?- ?|[.,_/·]| )\d+)*/g;
/** Dates and times as they stand beside a code in a copied SMS. A code has no eight digits. */
const DATES = /\b\d{1,2}([./-])\d{1,2}\1\d{4}\b|\b\d{4}([./-])\d{1,2}\2\d{1,2}\b|\b\d{1,2}:\d{2}\b(?!:?\d)/g;

/** The six-digit code that a text holds: grouped, filled twice or inside a whole SMS; null for none, and for two different ones. */
export function readCode(text: string): string | null {
  const plain = plainDigits(text);
  // Without letters nothing but the code is meant, whatever signs group it.
  if (!/\p{L}/u.test(plain)) {
    const digits = once(plain.replace(/\D/g, ''), CODE_LENGTH);
    if (digits.length === CODE_LENGTH) return digits;
  }
  const codes = new Set<string>();
  for (const [group] of plain.replace(DATES, ';').matchAll(GROUPS)) {
    const code = codeIn(group);
    if (code !== null) codes.add(code);
  }
  const [code] = codes;
  return codes.size === 1 && code !== undefined ? code : null;
}

function codeIn(group: string): string | null {
  const digits = once(group.replace(/\D/g, ''), CODE_LENGTH);
  if (digits.length === CODE_LENGTH) return digits;
  if (digits.length >= PHONE_LENGTH) return null;
  const found =
    /^(?:\d{6}|\d{3}\D+\d{3}|\d{2}\D+\d{2}\D+\d{2})(?!\d)/.exec(group) ?? /(?:^|\D)\d{6}$/.exec(group);
  return found ? found[0].replace(/\D/g, '') : null;
}

/** Whether a text has as many digits as a code, readable as one or not. */
export const holdsCode = (text: string): boolean =>
  plainDigits(text).replace(/\D/g, '').length >= CODE_LENGTH;

/** Whether a text is a code and nothing else: what a second tap sends again. */
export const isOnlyCode = (text: string): boolean =>
  !/\p{L}/u.test(plainDigits(text)) && readCode(text) !== null;
