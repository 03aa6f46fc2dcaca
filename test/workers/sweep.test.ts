import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { recordScan } from '../../core/scans/record-scan.js';
import { guestScope } from '../../core/scope.js';
import { sandboxProvider } from '../../core/sms/sandbox.js';
import { sweep } from '../../workers/sweep.js';
import { makeBusiness } from '../support/make-business.js';
import { openTestPlatform, type TestPlatform } from '../support/test-platform.js';

let at: TestPlatform;
beforeAll(async () => {
  at = await openTestPlatform();
});
afterAll(() => at?.close());

test('a sweep sums what happened since the last one', async () => {
  const { id } = await makeBusiness(at);
  const scope = guestScope(id);
  await at.platform.db.inScope(scope, (tx) => recordScan(scope, tx, { device: 'a phone', source: 'qr' }));
  await sweep(at.platform, sandboxProvider(at.platform));
  expect(await at.database.asOwner(`SELECT level, scans FROM rollup ORDER BY level`)).toEqual([
    { level: 'day', scans: 1 },
    { level: 'ever', scans: 1 },
    { level: 'month', scans: 1 },
    { level: 'quarter', scans: 1 },
  ]);
  expect(await at.platform.db.route('SELECT FROM rollup_mark')).toEqual([]);
});
