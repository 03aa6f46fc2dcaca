import { findPhoneNumbersInText, parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';
import { Refusal } from '../errors.js';
import { MOBILE } from './mobile-prefix.js';
import { once, plainDigits } from './typed-digits.js';

const SHORTEST = 7;

/** `tel:` as links and contacts write it (RFC 3966). The library keeps state between two of these, so it sees none. */
function readTelUri(text: string): string {
  const [, number = '', parameters = ''] = /tel:([^;]*)(?:;(.*))?$/i.exec(text) ?? [];
  if (!number) return text.replace(/;?phone-context=\S*/gi, ' ');
  if (/(?:^|;)(?:ext|isub)=/i.test(parameters)) throw new Refusal('phone_invalid');
  const [, context] = /(?:^|;)phone-context=(\+\d{1,3})(?:;|$)/i.exec(parameters) ?? [];
  return context && !number.includes('+') ? context + number.replace(/\D/g, '').replace(/^0/, '') : number;
}

/** The different numbers of a text: between words and signs, or two mobile ones with nothing between them. */
function numbersIn(text: string, country: CountryCode): Set<string> {
  const found = findPhoneNumbersInText(text, { defaultCountry: country, extended: true });
  const numbers = new Set<string>(found.map(({ number }) => number.number));
  for (let at = SHORTEST; at <= text.length - SHORTEST && numbers.size < 2; at += 1) {
    const halves = [text.slice(0, at), text.slice(at)].map((half) =>
      parsePhoneNumberFromString(half, country),
    );
    if (halves.every((half) => half?.isValid() && MOBILE.has(half.getType())))
      for (const half of halves) if (half) numbers.add(half.number);
  }
  return numbers;
}

/**
 * One number as it was typed, its digits readable and its country code with a plus where it was written as 00.
 * A number that is there twice is there once. Throws Refusal `phone_two` where two different ones are.
 */
export function readTypedPhone(text: string, country: CountryCode): string {
  const plain = readTelUri(plainDigits(text)).replace(/(?<![\d+])00(?=[ -]?[1-9])/, '+');
  const digits = plain.replace(/\D/g, '');
  if (digits.length < 2 * SHORTEST) return plain;
  const single = once(digits, SHORTEST);
  if (single !== digits) return plain.includes('+') ? `+${single}` : single;
  if (numbersIn(plain, country).size > 1) throw new Refusal('phone_two');
  return plain;
}
