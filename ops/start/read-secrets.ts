import { randomInt } from 'node:crypto';
import path from 'node:path';
import type { Config } from '../../core/config.js';
import { makeMasterKey } from '../../core/crypto/master-key.js';
import { readOrMake } from '../write-private-file.js';

/** Easy to read out and to type on a phone. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

function makePassword(): string {
  const word = () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return [word(), word(), word()].join('-');
}

/** The master key and the demo password: as configured, else made once in the data folder, mode 0600. */
export async function readSecrets(
  config: Config,
  dataDir: string,
): Promise<{ MASTER_KEY: string; DEMO_PASSWORD: string }> {
  const file = (name: string) => path.join(dataDir, name);
  return {
    MASTER_KEY: config.MASTER_KEY ?? (await readOrMake(file('master-key'), makeMasterKey)).trim(),
    DEMO_PASSWORD: config.DEMO_PASSWORD ?? (await readOrMake(file('demo-password'), makePassword)).trim(),
  };
}
