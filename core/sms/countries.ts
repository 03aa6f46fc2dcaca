/** What an SMS to a country may hold. A country that is not named gets the cautious answer. */
interface CountryRules {
  /** The line that lets a phone fill the code in: some networks stop texts that name a host. */
  autofillLine: boolean;
}

const COUNTRIES: Record<string, CountryRules> = Object.fromEntries(
  [
    'TR',
    'DE',
    'AT',
    'CH',
    'GB',
    'IE',
    'FR',
    'NL',
    'BE',
    'LU',
    'DK',
    'SE',
    'NO',
    'FI',
    'ES',
    'PT',
    'IT',
    'GR',
    'US',
    'CA',
    'AU',
    'NZ',
  ].map((country) => [country, { autofillLine: true }]),
);

export const countryRules = (country: string): CountryRules => COUNTRIES[country] ?? { autofillLine: false };
