import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { makeMasterKey } from '../core/crypto/master-key.js';
import { migrate } from '../core/db/migrate.js';
import { findDrift } from '../core/db/schema-drift.js';
import { createLog } from '../core/log.js';
import { startEmbeddedPostgres } from './embedded-postgres.js';

/** Part of `npm run validate`: migrates an empty database and compares it with the entities. Exits 1 where they differ. */
async function check(): Promise<string[]> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'tarakazan-drift-'));
  const postgres = await startEmbeddedPostgres({ dataDir, durable: false });
  try {
    await migrate({ ...postgres, masterKey: makeMasterKey(), log: createLog('drift', 'warn') });
    return await findDrift(postgres.ownerUrl);
  } finally {
    await postgres.stop();
    for (const folder of new Set([dataDir, postgres.place]))
      await rm(folder, { recursive: true, force: true });
  }
}

const drift = await check();
for (const sentence of drift) console.error(sentence);
console.log(drift.length === 0 ? 'Entities and migrations agree.' : `${drift.length} differences.`);
process.exitCode = drift.length === 0 ? 0 : 1;
