/** What an SMS of ours may do in a country. One that is not named gets no codes: an SMS there may cost a fortune. */
interface CountryRules {
  /** Phones there get codes. */
  codes: boolean;
  /** The line that lets a phone fill the code in: some networks stop texts that name a host. */
  autofillLine: boolean;
}

const NOWHERE: CountryRules = { codes: false, autofillLine: false };

const listed = (countries: string, rules: CountryRules) =>
  countries.split(' ').map((country) => [country, rules] as const);

/** Turkey, and where its visitors come from. */
const COUNTRIES = new Map([
  ...listed('TR DE AT CH GB IE FR NL BE LU DK SE NO FI ES PT IT GR US CA AU NZ', {
    codes: true,
    autofillLine: true,
  }),
  ...listed('IS CY MT PL CZ SK HU RO BG HR SI EE LV LT JP KR SG IL AE SA QA KW', {
    codes: true,
    autofillLine: false,
  }),
]);

/** The rules of a country by its ISO 3166 code. */
export const countryRules = (country: string): CountryRules => COUNTRIES.get(country) ?? NOWHERE;
