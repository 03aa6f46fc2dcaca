import { parseArgs } from 'node:util';
import { resetSecondStep } from '../core/accounts/reset-second-step.js';
import { Refusal } from '../core/errors.js';
import { atDatabase, WHICH_DATABASE } from './at-database.js';

const HELP = `npm run reset-second-step -- --email ADDRESS

For who lost both the app and the spare codes of their second step, once you are sure who is asking: takes it away, signs them out
everywhere and tells them by e-mail. Their password stays. A CEO sets up a new one at the next sign-in.
${WHICH_DATABASE}`;

try {
  const { values } = parseArgs({
    options: { email: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  const { email } = values;
  if (values.help || !email) {
    console.log(HELP);
    if (!values.help) process.exitCode = 1;
  } else {
    await atDatabase('reset-second-step', async (open) => resetSecondStep(await open('ceo'), email));
    console.log(`${email} signs in by the password alone.`);
  }
} catch (error) {
  if (error instanceof Refusal && error.code === 'not_found')
    console.error('Nobody signs in by that e-mail and a second step.');
  else console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
