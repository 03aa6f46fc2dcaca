import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Platform } from '../../core/platform.js';
import { CampaignSockets } from '../../core/sms/campaign-sockets.js';
import { sandboxProvider } from '../../core/sms/sandbox.js';
import { startWorkers } from '../../workers/workers.js';
import { openTestPlatform, type TestPlatform } from '../support/test-platform.js';

let at: TestPlatform;

beforeAll(async () => {
  at = await openTestPlatform();
});
afterAll(() => at?.close());

test('a job for campaigns that finds no database ends neither the process nor the work', async () => {
  const rejected: unknown[] = [];
  const onRejection = (reason: unknown): void => void rejected.push(reason);
  process.on('unhandledRejection', onRejection);
  let begin: () => Promise<unknown> = async () => undefined;
  const away = () => Promise.reject(new Error('Postgres is away'));
  const platform: Platform = {
    ...at.platform,
    log: at.platform.log.child({}, { level: 'silent' }),
    db: Object.assign(Object.create(at.platform.db) as Platform['db'], { route: away }),
    queue: Object.assign(Object.create(at.platform.queue) as Platform['queue'], {
      process: async (handlers: Record<'campaigns', () => Promise<unknown>>) => {
        begin = handlers.campaigns;
      },
    }),
  };
  const workers = await startWorkers(platform, sandboxProvider(platform));
  await begin();
  await workers.stop();
  await new Promise(setImmediate);
  process.off('unhandledRejection', onRejection);
  expect(rejected).toEqual([]);
});

test('whoever looks for codes has campaigns make way meanwhile', async () => {
  const makeWay = jest.spyOn(CampaignSockets.prototype, 'makeWayFor');
  const platform: Platform = {
    ...at.platform,
    queue: Object.assign(Object.create(at.platform.queue) as Platform['queue'], {
      process: () => Promise.resolve(),
    }),
  };
  const workers = await startWorkers(platform, sandboxProvider(platform));
  await workers.stop();
  expect(makeWay).toHaveBeenCalled();
  makeWay.mockRestore();
});
