import type { Config } from '../config.js';

/** What an SMS of ours may do in a country. */
interface CountryRules {
  /** Phones there get codes. */
  codes: boolean;
  /** The line that lets a phone fill the code in: some networks stop texts that name a host. */
  autofillLine: boolean;
  /** Campaigns and whatever else invites. */
  advertising: boolean;
  /** A text with a link arrives. */
  links: boolean;
  /** Guests can answer, and so opt out by SMS; elsewhere by the page. */
  replies: boolean;
}

/** One that is not named gets nothing: an SMS there may cost a fortune. */
const NOWHERE: CountryRules = {
  codes: false,
  autofillLine: false,
  advertising: false,
  links: false,
  replies: false,
};

const listed = (countries: string, rules: CountryRules) =>
  countries.split(' ').map((country) => [country, rules] as const);

const EVERYTHING = { codes: true, autofillLine: true, advertising: true, links: true, replies: true };

/** Turkey, and where its visitors come from. */
const COUNTRIES = new Map([
  ...listed('TR DE AT CH GB IE FR NL BE LU DK SE NO FI ES PT IT GR US CA AU NZ', EVERYTHING),
  ...listed('IS CY MT PL CZ SK HU RO BG HR SI EE LV LT JP KR SG IL AE SA QA KW', {
    ...EVERYTHING,
    autofillLine: false,
  }),
]);

type Provider = Config['SMS_PROVIDER'];

/**
 * What a provider's way into a country takes away. Twilio into Turkey (its SMS guidelines for Turkey): no two-way SMS, advertising
 * prohibited, and from 2026 links in SMS from abroad may be stopped, so no line that names a host either. Into the Gulf advertising
 * needs senders registered for it: off until somebody has one.
 */
const TAKEN_AWAY: Record<Provider, ReadonlyMap<string, Partial<CountryRules>>> = {
  sandbox: new Map(),
  twilio: new Map<string, Partial<CountryRules>>([
    ['TR', { advertising: false, links: false, replies: false, autofillLine: false }],
    ...['AE', 'SA', 'QA', 'KW'].map((country) => [country, { advertising: false, replies: false }] as const),
  ]),
};

/** Every country that is named above. */
export const listCountries = (): string[] => [...COUNTRIES.keys()];

/** The rules of a country by its ISO 3166 code, through a provider; the sandbox takes nothing away. */
export const countryRules = (country: string, provider: Provider = 'sandbox'): CountryRules => ({
  ...(COUNTRIES.get(country) ?? NOWHERE),
  ...TAKEN_AWAY[provider].get(country),
});
