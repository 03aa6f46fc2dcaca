import { parseArgs } from 'node:util';
import { NEEDS, readConfig } from '../core/config.js';
import { migrate } from '../core/db/migrate.js';
import { createLog } from '../core/log.js';

const HELP = `npm run migrate

Brings the database up to this version: roles, tables, the platform's first key. Safe to run again, and by several at
once. Needs in the environment:

  DATABASE_OWNER_URL   a role that owns the database and may create roles (CREATEROLE); no superuser is needed
  DATABASE_URL         bot and workers: its role and password are made when missing
  DATABASE_CEO_URL     the panel: likewise
  MASTER_KEY           base64 of 32 bytes (openssl rand -base64 32); keep it apart from the database's backups

\`npm start\` without these addresses has a database of its own and migrates it by itself.`;

async function run(): Promise<void> {
  const config = readConfig(process.env, NEEDS.migrate);
  const [ownerUrl, appUrl, ceoUrl, masterKey] = NEEDS.migrate.map((name) => config[name]!) as [
    string,
    string,
    string,
    string,
  ];
  await migrate({ ownerUrl, appUrl, ceoUrl, masterKey, log: createLog('migrate', config.LOG_LEVEL) });
  console.log('The database is up to date.');
}

try {
  const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h' } } });
  if (values.help) console.log(HELP);
  else await run();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
