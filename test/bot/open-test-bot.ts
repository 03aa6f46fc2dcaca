import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Platform } from '../../core/platform.js';
import type { Scope } from '../../core/scope.js';
import { buildServer, type BotServer } from '../../bot/server.js';
import { ceoOf, makeBusiness, type Made } from '../support/make-business.js';
import { openTestPlatform, type TestPlatform } from '../support/test-platform.js';

type ServerOptions = NonNullable<Parameters<typeof buildServer>[1]>;
type PlatformOptions = NonNullable<Parameters<typeof openTestPlatform>[0]>;

export interface TestBot extends TestPlatform {
  base: string;
  /** A platform that may change businesses, as the panels may. */
  ceo: Platform;
  addBusiness(fields: Made & { slug: string }, gift?: boolean): Promise<Scope>;
  /** Another bot process on the same database, as far as one process can be two. */
  openAnotherServer(options?: ServerOptions): Promise<{ base: string; close(): Promise<void> }>;
}

async function listen(
  platform: Platform,
  options: ServerOptions,
): Promise<{ server: BotServer; base: string }> {
  const server = await buildServer(platform, options);
  return { server, base: `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}` };
}

/** A bot on a database of its own, listening; businesses are added by the test. */
export async function openTestBot(
  options: PlatformOptions & { server?: ServerOptions } = {},
): Promise<TestBot> {
  const { server: serverOptions = {}, config = {}, ...rest } = options;
  // One folder for all, so that Web Chat is compressed once and not for each test file.
  const opened = await openTestPlatform({
    config: { DATA_DIR: join(tmpdir(), 'tarakazan-test'), ...config },
    ...rest,
  });
  const ceo = await ceoOf(opened);
  const { server, base } = await listen(opened.platform, serverOptions);
  return {
    ...opened,
    base,
    ceo,
    async addBusiness(fields, gift = true) {
      const { system } = await makeBusiness(opened, { ...fields, ...(gift ? {} : { gift: null }) });
      return system;
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
