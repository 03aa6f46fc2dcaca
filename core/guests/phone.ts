import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';
import { Refusal } from '../errors.js';

export interface Phone {
  e164: string;
  country: string;
}

const MOBILE = new Set(['MOBILE', 'FIXED_LINE_OR_MOBILE']);
const LANDLINE = new Set(['FIXED_LINE', 'SHARED_COST', 'UAN']);

/** A mobile number out of what a person typed, in that country unless it names its own. Throws Refusal `phone_invalid` or `phone_landline`. */
export function parsePhone(text: string, country: string): Phone {
  if (text.length > 100) throw new Refusal('phone_invalid');
  const found = parsePhoneNumberFromString(text.normalize('NFKC'), {
    defaultCountry: country as CountryCode,
    extract: true,
  });
  if (!found?.isValid() || !found.country || found.ext) throw new Refusal('phone_invalid');
  const type = found.getType();
  if (type && LANDLINE.has(type)) throw new Refusal('phone_landline');
  if (!type || !MOBILE.has(type)) throw new Refusal('phone_invalid');
  return { e164: found.number, country: found.country };
}

/** As people of that country write it: `0532 123 45 67`; other countries' numbers with their prefix. */
export function readablePhone(e164: string, country: string): string {
  const phone = parsePhoneNumberFromString(e164);
  if (!phone) return e164;
  return phone.country === country ? phone.formatNational() : phone.formatInternational();
}

/** ISO 3166 of an E.164 number; null where a prefix stands for none. */
export const phoneCountry = (e164: string): string | null =>
  parsePhoneNumberFromString(e164)?.country ?? null;

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
