import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Platform } from '../../../core/platform.js';
import { platformScope, type Id } from '../../../core/scope.js';
import { makeBusiness } from '../../support/make-business.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';

let at: TestPlatform;
let ids: Id[];

beforeAll(async () => {
  at = await openTestPlatform();
  ids = [(await makeBusiness(at)).id, (await makeBusiness(at)).id];
});
afterAll(() => at?.close());

const idsSeenBy = (platform: Platform) =>
  platform.db.acrossBusinesses(platformScope('1'), async (tx) =>
    (await tx.sql<{ id: Id }>('SELECT business_id AS id FROM business ORDER BY 1')).map(({ id }) => id),
  );

test('only a process that came by the CEO’s address sees anything of all businesses', async () => {
  expect(await idsSeenBy(at.platform)).toEqual([]);
  expect(await idsSeenBy(await at.openAnother({ as: 'ceo' }))).toEqual(ids);
});
