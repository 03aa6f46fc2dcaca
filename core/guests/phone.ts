import {
  getCountryCallingCode,
  parsePhoneNumberFromString,
  type CountryCode,
  type PhoneNumber,
} from 'libphonenumber-js/max';
import { Refusal } from '../errors.js';
import { guessElsewhere, HOMES } from './guess-elsewhere.js';
import { isMobileLike, MOBILE } from './mobile-prefix.js';
import { readTypedPhone } from './read-typed-phone.js';

export interface Phone {
  e164: string;
  /** ISO 3166. */
  country: string;
  /** The library's data does not know the prefix yet; length and first digits are those of a mobile number. */
  newPrefix?: true;
}

const LANDLINE = new Set<string | undefined>(['FIXED_LINE', 'SHARED_COST', 'UAN']);
const LONGEST_TEXT = 100;
/** Digits that may lack or be too many in what is still seen to be a mobile number. */
const MOST_MISTYPED = 6;

/**
 * A mobile number out of what a person typed, in that country unless it names its own. Throws Refusal `phone_invalid`,
 * `phone_short`, `phone_long`, `phone_landline`, `phone_two`, or `phone_elsewhere` with the E.164 number (`phone`) of another
 * country that the text is without its country code.
 */
export function parsePhone(text: string, country: string): Phone {
  if (text.length > LONGEST_TEXT) throw new Refusal('phone_invalid');
  const home = country as CountryCode;
  const typed = readTypedPhone(text, home);
  const found = parsePhoneNumberFromString(typed, { defaultCountry: home, extract: true });
  if (found?.ext) throw new Refusal('phone_invalid');
  if (found && found.isValid() && MOBILE.has(found.getType())) return asPhone(found);
  const isLandline = found?.isValid() === true;
  const near = typed.includes('+')
    ? undefined
    : guessElsewhere(typed, home, isLandline ? 'landline' : 'near');
  if (near) return fromElsewhere(near, home);
  if (found && !isLandline && isMobileLike(found.nationalNumber, countryOf(found) ?? home))
    return { ...asPhone(found), newPrefix: true };
  const reason = whyNot(typed, found, home);
  const far =
    reason === 'phone_invalid' && !isLandline && !typed.includes('+')
      ? guessElsewhere(typed, home, 'far')
      : undefined;
  if (far) return fromElsewhere(far, home);
  throw new Refusal(reason);
}

function fromElsewhere(phone: PhoneNumber, home: string): Phone {
  if (phone.country === home) return asPhone(phone);
  throw new Refusal('phone_elsewhere', { phone: phone.number });
}

const asPhone = (phone: PhoneNumber): Phone => ({ e164: phone.number, country: countryOf(phone) ?? '' });

/** Of several countries that share a code the main one, where the number itself does not tell. */
const countryOf = (phone: PhoneNumber): CountryCode | undefined =>
  phone.country ?? phone.getPossibleCountries()[0];

function whyNot(typed: string, found: PhoneNumber | undefined, home: CountryCode) {
  if (found?.isValid()) return LANDLINE.has(found.getType()) ? 'phone_landline' : 'phone_invalid';
  const country = (found && countryOf(found)) ?? home;
  // The library leaves the 0 where it knows no such number.
  const nationalNumber = (found?.nationalNumber ?? typed.replace(/\D/g, '')).replace(/^0/, '');
  const reason = whyMistyped(nationalNumber, country);
  if (reason || typed.includes('+')) return reason ?? 'phone_invalid';
  // With its country code but without the plus.
  for (const other of [home, ...HOMES]) {
    const code = getCountryCallingCode(other);
    const rest = nationalNumber.startsWith(code) ? nationalNumber.slice(code.length) : '';
    const otherReason = rest.length > MOST_MISTYPED ? whyMistyped(rest, other) : null;
    if (otherReason) return otherReason;
  }
  return 'phone_invalid';
}

function whyMistyped(nationalNumber: string, country: CountryCode) {
  for (let digits = 1; digits <= MOST_MISTYPED; digits += 1) {
    if (isMobileLike(nationalNumber + '0'.repeat(digits), country)) return 'phone_short';
    if (isMobileLike(nationalNumber.slice(0, -digits), country)) return 'phone_long';
  }
  return null;
}

/** As people of that country write it: `0532 123 45 67`; other countries' numbers with their prefix. */
export function readablePhone(e164: string, country: string): string {
  const phone = parsePhoneNumberFromString(e164);
  if (!phone) return e164;
  return phone.country === country ? phone.formatNational() : phone.formatInternational();
}

/** ISO 3166 of an E.164 number; null where a prefix stands for none. */
export function phoneCountry(e164: string): string | null {
  const phone = parsePhoneNumberFromString(e164);
  return (phone && countryOf(phone)) ?? null;
}

/** `+90 5•• ••• •• 67`: the country, the first digit, the last two. */
export function maskPhone(e164: string): string {
  const phone = parsePhoneNumberFromString(e164);
  const shown = phone ? phone.formatInternational() : e164;
  const prefix = phone ? `+${phone.countryCallingCode}`.length : 1;
  const digits = [...shown].filter((sign, at) => at >= prefix && /\d/.test(sign)).length;
  let seen = 0;
  return [...shown]
    .map((sign, at) => {
      if (at < prefix || !/\d/.test(sign)) return sign;
      seen += 1;
      return seen === 1 || seen > digits - 2 ? sign : '•';
    })
    .join('');
}

/** The number less its last four digits: numbers are handed out in such blocks, so whoever pumps owns whole ones. */
export const phoneBlock = (e164: string): string => e164.slice(0, -4);
