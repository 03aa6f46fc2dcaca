import {
  getCountryCallingCode,
  parsePhoneNumberFromString,
  type CountryCode,
  type PhoneNumber,
} from 'libphonenumber-js/max';
import { countryRules, listCountries } from '../sms/countries.js';
import { MOBILE } from './mobile-prefix.js';

/** Where most visitors of our businesses are at home; their national way of writing is tried first. */
export const HOMES = 'TR DE AT CH GB FR NL US'.split(' ') as CountryCode[];

/** Whose mobile numbers look like few landlines of others: 0711 is Stuttgart more often than a British mobile. */
const OVER_LANDLINES = 'TR DE AT'.split(' ') as CountryCode[];

/** Every country that gets codes but those whose national way of writing fits too many other numbers. */
const FAR = listCountries().filter(
  (country) => countryRules(country).codes && !['JP', 'KR'].includes(country),
) as CountryCode[];

function mobileOf(text: string, country?: CountryCode): PhoneNumber | undefined {
  const phone = parsePhoneNumberFromString(text, country);
  return phone?.isValid() && MOBILE.has(phone.getType()) ? phone : undefined;
}

/**
 * The mobile number that digits without a plus may be: with their country code, or as another country writes its own.
 * `landline`: they are a valid number at home, so only few countries are likelier. `far`: they
 * are nothing else, so all countries are tried.
 */
export function guessElsewhere(
  typed: string,
  home: CountryCode,
  reach: 'landline' | 'near' | 'far',
): PhoneNumber | undefined {
  const digits = typed.replace(/\D/g, '');
  // Nobody writes a landline of so many digits without its leading zero.
  const mayBeInternational = reach === 'near' || (reach === 'landline' && digits.length >= 11);
  const international = mayBeInternational && /^[1-9]/.test(digits) ? mobileOf(`+${digits}`) : undefined;
  if (international) return international;
  // Without a leading zero most countries have some mobile number of these digits.
  if (reach === 'far' && !digits.startsWith('0')) return undefined;
  const countries = { landline: OVER_LANDLINES, near: HOMES, far: FAR }[reach];
  for (const country of countries) {
    const phone = country === home ? undefined : mobileOf(digits, country);
    // Of countries that share a code and a way of writing any will do: 07911 is Guernsey, written as British.
    if (phone?.countryCallingCode === getCountryCallingCode(country)) return phone;
  }
  return undefined;
}
