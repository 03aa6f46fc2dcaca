import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createBusiness, type NewBusiness } from '../../core/businesses/create-business.js';
import { startGift } from '../../core/gifts/gift.js';
import type { Platform } from '../../core/platform.js';
import { systemScope, type Id, type Scope } from '../../core/scope.js';
import { buildServer, type BotServer } from '../../bot/server.js';
import { openTestPlatform, type TestPlatform } from '../support/test-platform.js';

type ServerOptions = NonNullable<Parameters<typeof buildServer>[1]>;
type PlatformOptions = NonNullable<Parameters<typeof openTestPlatform>[0]>;

export interface TestBot extends TestPlatform {
  base: string;
  /** A platform that may change businesses, as the panels may. */
  ceo: Platform;
  addBusiness(fields: Partial<NewBusiness> & { slug: string }, gift?: boolean): Promise<Scope>;
  /** Another bot process on the same database, as far as one process can be two. */
  openAnotherServer(options?: ServerOptions): Promise<{ base: string; close(): Promise<void> }>;
}

const CAFE: Omit<NewBusiness, 'slug'> = {
  ...{ name: 'Kahve Durağı', country: 'TR', city: 'İstanbul', region: 'İstanbul', addressLine: 'Moda Cd. 7, Kadıköy' },
  ...{ timezone: 'Europe/Istanbul', language: 'tr', languages: ['tr', 'en', 'de'], latitude: null, longitude: null },
  ...{ legalName: 'Kahve Durağı Ltd. Şti.', contactEmail: 'merhaba@kahve-duragi.example', brandColour: null },
  ...{ reviewUrl: 'https://g.page/r/kahve-duragi/review', reviewRule: 'after_step', greeting: {}, socialLinks: {} },
};

const GIFT = {
  title: { tr: 'Bir filtre kahve', en: 'A filter coffee', de: 'Ein Filterkaffee' },
  terms: { tr: 'Hafta içi.', en: 'On weekdays.', de: 'An Werktagen.' },
  validDays: 30,
};

async function listen(platform: Platform, options: ServerOptions): Promise<{ server: BotServer; base: string }> {
  const server = await buildServer(platform, options);
  return { server, base: `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}` };
}

/** A bot on a database of its own, listening; businesses are added by the test. */
export async function openTestBot(options: PlatformOptions & { server?: ServerOptions } = {}): Promise<TestBot> {
  const { server: serverOptions = {}, config = {}, ...rest } = options;
  // One folder for all, so that Web Chat is compressed once and not for each test file.
  const opened = await openTestPlatform({ config: { DATA_DIR: join(tmpdir(), 'tarakazan-test'), ...config }, ...rest });
  const ceo = await opened.openAnother({ as: 'ceo' });
  const { server, base } = await listen(opened.platform, serverOptions);
  return {
    ...opened,
    base,
    ceo,
    async addBusiness(fields, gift = true) {
      const id: Id = await createBusiness(ceo, { ...CAFE, ...fields });
      const scope = systemScope(id);
      if (gift) await ceo.db.inScope(scope, (tx) => startGift(scope, tx, GIFT));
      return scope;
    },
    async openAnotherServer(anotherOptions = serverOptions) {
      const another = await listen(await opened.openAnother(), anotherOptions);
      return { base: another.base, close: () => another.server.close() };
    },
    async close() {
      await server.close();
      await opened.close();
    },
  };
}
