import { parseArgs } from 'node:util';
import { text } from 'node:stream/consumers';
import { inviteCeo } from '../core/accounts/create-ceo.js';
import { isLanguage } from '../core/i18n/languages.js';
import { atDatabase, WHICH_DATABASE } from './at-database.js';

const HELP = `npm run create-ceo -- --email ADDRESS [--language tr|en|de] [--password-stdin]

A sign-in for whoever runs TaraKazan. Prints a link that sets its password, once, within seven days; with --password-stdin
the password is read from standard input instead. For an e-mail that is a CEO's already it gives a new link.
${WHICH_DATABASE}`;

interface Wanted {
  email: string;
  language: string;
  fromStdin: boolean;
}

async function run({ email, language, fromStdin }: Wanted): Promise<void> {
  if (!isLanguage(language)) throw new Error('--language is tr, en or de');
  const password = fromStdin ? (await text(process.stdin)).replace(/\r?\n$/, '') : undefined;
  await atDatabase('create-ceo', async (open) => {
    const link = await inviteCeo(await open('ceo'), { email, language, password });
    console.log(
      link === null
        ? `${email} can sign in.`
        : `Open this within seven days to choose the password:\n${link}`,
    );
  });
}

try {
  const { values } = parseArgs({
    options: {
      email: { type: 'string' },
      language: { type: 'string', default: 'tr' },
      'password-stdin': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help || !values.email) console.log(HELP);
  else await run({ email: values.email, language: values.language, fromStdin: values['password-stdin'] });
  if (!values.help && !values.email) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
