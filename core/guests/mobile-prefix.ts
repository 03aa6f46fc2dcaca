import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';

export const MOBILE = new Set<string | undefined>(['MOBILE', 'FIXED_LINE_OR_MOBILE']);

/** What the valid numbers are that share these first digits: two more digits are varied, the length stays. */
function typesBeside(national: string, country: CountryCode, shared: number): Set<string | undefined> {
  const types = new Set<string | undefined>();
  for (let digits = 0; digits < 100; digits += 1) {
    const varied = String(digits).padStart(2, '0');
    const beside = national.slice(0, shared) + varied + national.slice(shared + 2);
    const phone = parsePhoneNumberFromString(beside, country);
    if (phone?.isValid() && phone.nationalNumber === beside) types.add(phone.getType());
  }
  return types;
}

/**
 * Whether a number that the library's data does not know (operators get new prefixes) has the length and the beginning of
 * mobile numbers: those beside it are mobile and nothing else. Costs up to 200 lookups, some milliseconds.
 */
export function isMobileLike(national: string, country: CountryCode): boolean {
  for (const shared of [2, 1]) {
    const types = typesBeside(national, country, shared);
    if (types.size > 0) return [...types].every((type) => MOBILE.has(type));
  }
  return false;
}
