import { afterEach, expect, test } from '@jest/globals';
import { randomInt } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { buildServer } from '../../bot/server.js';
import { createBusiness } from '../../core/businesses/create-business.js';
import { readConfig } from '../../core/config.js';
import { aesGcm, type Cipher } from '../../core/crypto/cipher.js';
import { makeMasterKey } from '../../core/crypto/master-key.js';
import { migrate } from '../../core/db/migrate.js';
import { startGift } from '../../core/gifts/gift.js';
import { createLog } from '../../core/log.js';
import { openPlatform } from '../../core/platform.js';
import { systemScope } from '../../core/scope.js';
import { startEmbeddedPostgres } from '../../ops/embedded-postgres.js';
import { startPrivateRedis } from '../../ops/private-redis.js';
import { startWorkers } from '../../workers/workers.js';
import { DEMO_BUSINESSES } from '../../ops/demo/businesses.js';
import { Visitor } from '../support/visitor.js';

/** What "encryption off" means: values are stored as they are. For this test alone. */
const plainText: Cipher = {
  encrypt: (_key, plain) => Buffer.from(plain),
  decrypt: (_key, sealed) => Buffer.from(sealed),
};

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const word = () => Array.from({ length: 24 }, () => LETTERS[randomInt(26)]).join('');
const made: string[] = [];
afterEach(async () => {
  for (const folder of made.splice(0)) await rm(folder, { recursive: true, force: true });
});

interface Secrets {
  name: string;
  e164: string;
  national: string;
  feedback: string;
  chat: string;
}

/** A guest's whole visit on servers of its own, all of whose files are under one folder; the servers are stopped when it returns. */
async function visit(cipher: Cipher, secrets: Secrets): Promise<string> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'tarakazan-at-rest-'));
  made.push(dataDir);
  await chmod(dataDir, 0o711);
  const postgres = await startEmbeddedPostgres({ dataDir, durable: false });
  const redis = await startPrivateRedis({ dataDir });
  const masterKey = makeMasterKey();
  const logFile = createWriteStream(path.join(dataDir, 'processes.log'));
  const log = pino({ ...createLog('visit', 'trace').bindings(), level: 'trace' }, logFile);
  await migrate({ ...postgres, masterKey, cipher, log: createLog('migrate', 'silent') });
  const config = readConfig({
    ...{
      DATABASE_URL: postgres.appUrl,
      DATABASE_CEO_URL: postgres.ceoUrl,
      REDIS_URL: redis.url,
      MASTER_KEY: masterKey,
      DATA_DIR: dataDir,
    },
    ...{ NODE_ENV: 'test', LOG_LEVEL: 'trace' },
  });
  const platform = await openPlatform(config, 'visit', { cipher, log });
  const ceo = await openPlatform(config, 'visit', { cipher, log, as: 'ceo' });
  const { fields, gift } = DEMO_BUSINESSES[0]!;
  const businessId = await createBusiness(ceo, { ...fields, reviewRule: 'feedback' });
  const scope = systemScope(businessId);
  await ceo.db.inScope(scope, (tx) => startGift(scope, tx, gift!));
  const server = await buildServer(platform, {});
  const workers = await startWorkers(platform);
  const base = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}`;

  const visitor = new Visitor(fields.slug, () => [base]);
  await visitor.start();
  await visitor.say(`${secrets.chat} 12`);
  await visitor.say(secrets.name);
  await visitor.say(secrets.national);
  await visitor.say('yes');
  const outbox = async () =>
    (await (
      await fetch(`${base}/sandbox/outbox.json?to=${encodeURIComponent(secrets.e164)}`)
    ).json()) as unknown[];
  while ((await outbox()).length === 0);
  await visitor.say(await visitor.codeOf(platform, businessId));
  await visitor.say(secrets.feedback);
  expect((await visitor.giftCodes()).size).toBe(1);

  await server.close();
  await workers.stop();
  await Promise.all([platform.close(), ceo.close()]);
  await new Promise((done) => logFile.end(done));
  await redis.stop();
  await postgres.stop();
  // Postgres may live elsewhere, where its user can enter.
  if (postgres.place !== dataDir) made.push(postgres.place);
  return dataDir;
}

/** The text as it stands in a file: plain, as hex, and in base64 at each of the three places it may begin at. */
function shapesOf(text: string): string[] {
  const base64 = [0, 1, 2].map((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), Buffer.from(text)]).toString('base64');
    // Signs that its neighbours share are left out.
    return encoded.slice(shift === 0 ? 0 : shift + 1, Math.floor(((text.length + shift) * 8) / 6) - 1);
  });
  return [
    text,
    Buffer.from(text).toString('hex'),
    ...base64,
    ...base64.map((b) => b.replaceAll('+', '-').replaceAll('/', '_')),
  ];
}

/** Which secrets are found, in which files. */
async function search(folders: string[], secrets: Secrets): Promise<{ found: Set<string>; files: number }> {
  const found = new Set<string>();
  let files = 0;
  for (const folder of folders) {
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      files += 1;
      const content = await readFile(path.join(entry.parentPath, entry.name), 'latin1');
      for (const [kind, text] of Object.entries(secrets)) {
        if (shapesOf(text as string).some((shape) => content.includes(shape))) found.add(kind);
      }
    }
  }
  return { found, files };
}

const secretsOf = (): Secrets => {
  const subscriber = String(randomInt(1_000_000, 9_999_999));
  return {
    name: word(),
    e164: `+90532${subscriber}`,
    national: `0532${subscriber}`,
    feedback: word(),
    chat: word(),
  };
};

test('what a guest entrusts us with is in no file, once the servers are stopped; with encryption off it is found', async () => {
  const sealed = secretsOf();
  await visit(aesGcm, sealed);
  const folders = [...made];
  const { found, files } = await search(folders, sealed);
  expect([...found]).toEqual([]);
  expect(files).toBeGreaterThan(100);

  const open = secretsOf();
  await visit(plainText, open);
  const later = made.filter((folder) => !folders.includes(folder));
  expect([...(await search(later, open)).found].sort()).toEqual(Object.keys(open).sort());
}, 180_000);
