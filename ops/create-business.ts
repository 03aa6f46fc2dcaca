import { parseArgs } from 'node:util';
import { openBusiness } from '../core/businesses/open-business.js';
import { Refusal } from '../core/errors.js';
import { translate } from '../core/i18n/translate.js';
import { PlainError } from '../core/plain-error.js';
import { atDatabase, WHICH_DATABASE } from './at-database.js';

const HELP = `npm run create-business -- --slug SLUG --name NAME --owner-email ADDRESS --owner-name NAME --city CITY --region PROVINCE
    --address LINE [--country TR] [--timezone Europe/Istanbul] [--languages tr,en,de] [--legal-name NAME] [--contact-email ADDRESS]
    [--review-url LINK] [--gift TITLE --gift-terms TERMS [--gift-days 30]]

Opens a business and invites its owner by e-mail, who chooses a password by the link in it within seven days. The first language is
the business's own, of its gift's texts and of the e-mail. Without --gift its page says that it opens soon.
${WHICH_DATABASE}`;

const OPTIONS = {
  ...Object.fromEntries(
    [
      ...[
        'slug',
        'name',
        'owner-email',
        'owner-name',
        'city',
        'region',
        'address',
        'legal-name',
        'contact-email',
      ],
      ...['review-url', 'gift', 'gift-terms'],
    ].map((name) => [name, { type: 'string' as const }]),
  ),
  country: { type: 'string', default: 'TR' },
  timezone: { type: 'string', default: 'Europe/Istanbul' },
  languages: { type: 'string', default: 'tr,en,de' },
  'gift-days': { type: 'string', default: '30' },
  help: { type: 'boolean', short: 'h' },
} as const;

const NEEDED = ['slug', 'name', 'owner-email', 'owner-name', 'city', 'region', 'address'] as const;

type Values = Record<string, string | undefined>;

function isTimeZone(name: string): boolean {
  return Intl.supportedValuesOf('timeZone').includes(name) || name === 'UTC';
}

async function run(values: Values): Promise<void> {
  const missing = NEEDED.filter((name) => !values[name]).map((name) => `--${name} is missing`);
  const timezone = values['timezone'] ?? '';
  if (!isTimeZone(timezone)) missing.push('--timezone is not an IANA time zone, such as Europe/Istanbul');
  if (values['gift'] && !values['gift-terms']) missing.push('--gift-terms is missing, while --gift is given');
  if (missing.length > 0) throw new PlainError(missing.join('\n'));
  const text = (name: string) => values[name] ?? '';
  const languages = text('languages')
    .split(',')
    .map((tag) => tag.trim());
  const [own = 'tr'] = languages;
  const gift = values['gift'] && {
    title: { [own]: text('gift') },
    terms: { [own]: text('gift-terms') },
    validDays: Number(text('gift-days')),
  };
  await atDatabase('create-business', async (open) => {
    const platform = await open('ceo');
    await openBusiness(platform, {
      ...{ slug: text('slug'), name: text('name'), country: text('country'), region: text('region') },
      ...{ city: text('city'), addressLine: text('address'), timezone, languages },
      legalName: values['legal-name'] ?? text('name'),
      contactEmail: values['contact-email'] ?? text('owner-email'),
      reviewUrl: values['review-url'] ?? null,
      owner: { name: text('owner-name'), email: text('owner-email') },
      gift: gift || null,
    });
    const { PUBLIC_URL } = platform.config;
    console.log(
      `${PUBLIC_URL}/${text('slug').toLowerCase()} is open. Its owner is invited: ${text('owner-email')}`,
    );
  });
}

try {
  const { values } = parseArgs({ options: OPTIONS });
  if (values.help) console.log(HELP);
  else await run(values as unknown as Values);
} catch (error) {
  if (error instanceof Refusal) console.error(translate('en', `error.${error.code}`, error.args));
  else console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
