import { findPhoneNumbersInText, parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';
import { Refusal } from '../errors.js';
import { MOBILE } from './mobile-prefix.js';
import { once, plainDigits } from './typed-digits.js';

const SHORTEST = 7;

/** `tel:` as links and contacts write it (RFC 3966). The library keeps state between two of these, so it sees none. */
function readTelUri(text: string): string {
  const [, number = '', parameters = ''] =
    /tel:([^;]*)(?:;(.*))?$/i.exec(text.replace(/%2b/gi, '+').replace(/%20/g, ' ')) ?? [];
  if (!number) return text.replace(/;?phone-context=\S*/gi, ' ');
  if (/(?:^|;)(?:ext|isub)=/i.test(parameters)) throw new Refusal('phone_invalid');
  const [, context] = /(?:^|;)phone-context=(\+[\d-]{1,12})(?:;|$)/i.exec(parameters) ?? [];
  return context && !number.includes('+') ? context + number.replace(/\D/g, '').replace(/^0/, '') : number;
}

/** Signs that people group digits with and the library does not know. Behind many digits they begin an extension. */
const GROUPED = /(?<=(?:^|\D)\d{1,4}) ?[_·•‧∙⋅|~:;*=&\\,、،] ?(?=\d{2})/g;

/** The text with signs that the library reads: one plus, nothing before it, spaces for other signs between groups. */
const plainSigns = (text: string): string =>
  text
    .replace(/[{}]/g, ' ')
    .replace(/\+(?: *\+)+/g, '+')
    .replace(/(^|\D)0+ ?\+/g, '$1+')
    .replace(/(\+\d{1,3}) *\+/g, '$1 ')
    .replace(GROUPED, ' ');

/** The different numbers of a text: between words and signs, or two mobile ones with nothing between them. */
function numbersIn(text: string, country: CountryCode): { numbers: Set<string>; isRepeated: boolean } {
  const found = findPhoneNumbersInText(text, { defaultCountry: country, extended: true });
  const numbers = new Set<string>(found.map(({ number }) => number.number));
  const isRepeated = found.length > 1 && numbers.size === 1;
  for (let at = SHORTEST; at <= text.length - SHORTEST && numbers.size < 2; at += 1) {
    const halves = [text.slice(0, at), text.slice(at)].map((half) =>
      parsePhoneNumberFromString(half, country),
    );
    if (halves.every((half) => half?.isValid() && MOBILE.has(half.getType())))
      for (const half of halves) if (half) numbers.add(half.number);
  }
  return { numbers, isRepeated };
}

/**
 * One number as it was typed, its digits readable and its country code with a plus where it was written as 00.
 * A number that is there twice is there once. Throws Refusal `phone_two` where two different ones are.
 */
export function readTypedPhone(text: string, country: CountryCode): string {
  const plain = plainSigns(readTelUri(plainDigits(text))).replace(/(?<![\d+])00(?=[ -]?[1-9])/, '+');
  const digits = plain.replace(/\D/g, '');
  if (digits.length < 2 * SHORTEST) return plain;
  const single = once(digits, SHORTEST);
  if (single !== digits) return plain.includes('+') ? `+${single}` : single;
  const { numbers, isRepeated } = numbersIn(plain, country);
  if (numbers.size > 1) throw new Refusal('phone_two');
  const [number = plain] = numbers;
  return isRepeated ? number : plain;
}
