import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ActivityQuery } from '../../../core/activity-log/listed-activity.js';
import { activityId, parseActivityId } from '../../../core/activity-log/activity-id.js';
import { listActivity, readActivity } from '../../../core/activity-log/list-activity.js';
import { listAllActivity } from '../../../core/activity-log/list-all-activity.js';
import { ceoScope, platformScope, type Scope } from '../../../core/scope.js';
import { makeBusiness, makeStaff } from '../../support/make-business.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';

let at: TestPlatform;
/** The CEO at business A: no policy stands under these queries, only what they say themselves. */
let a: Scope;
let b: Scope;

beforeAll(async () => {
  at = await openTestPlatform({ as: 'ceo' });
  const make = async () => ceoScope((await makeBusiness(at)).id, '1');
  [a, b] = [await make(), await make()];
  for (const { businessId } of [a, b]) await makeStaff(at, businessId, 'owner');
});
afterAll(() => at?.close());

const ALL = { limit: 50, offset: 0 };

test('a business’s log is its own, in the list and by the number of an entry', async () => {
  const { entries, total } = await at.platform.db.inScope(a, (tx) => listActivity(a, tx, ALL));
  expect(entries.map(({ action }) => action)).toEqual(['gift.start', 'business.create']);
  expect(total).toBe(2);
  const ids = [a, b].map(({ businessId }) => activityId({ businessId, seq: '1' }));
  const read = await at.platform.db.inScope(a, (tx) => readActivity(a, tx, ids));
  expect(read.map(({ id }) => id)).toEqual([ids[0]]);
});

test('an entry’s number leads back to its business and its place', () => {
  for (const key of [
    { businessId: '0', seq: '1' },
    { businessId: '922337202', seq: '9999999999' },
  ])
    expect(parseActivityId(activityId(key))).toEqual(key);
});

test('a year of a hundred thousand entries is paged as far as it is counted, and deeper by its days', async () => {
  await at.database.asOwner(
    `INSERT INTO activity_entry (business_id, seq, at, actor_role, action, subject_type, fields, hash)
     SELECT $1, 1000 + n, timestamptz '2025-01-01T00:00:00Z' + n * interval '5 minutes', 'system', 'package.renew', 'sms_package', '{}', '\\x00'
     FROM generate_series(1, 100000) n`,
    [b.businessId],
  );
  await at.database.asOwner('ANALYZE activity_entry');
  const scope = platformScope('1');
  const first = { from: new Date('2025-01-01T00:00:00Z'), to: new Date('2025-01-01T01:00:00Z') };
  for (const list of [
    (query: ActivityQuery) => at.platform.db.inScope(b, (tx) => listActivity(b, tx, query)),
    (query: ActivityQuery) =>
      at.platform.db.acrossBusinesses(scope, (tx) => listAllActivity(scope, tx, query)),
  ]) {
    const deep = { limit: 50, offset: 9_950 };
    const { entries, total } = await list(deep);
    expect([total, entries.length]).toEqual([10_000, 50]);
    const from = performance.now();
    await list(deep);
    await list({ ...deep, subjects: ['package'] });
    expect((await list({ ...ALL, subjects: ['account'] })).total).toBe(0);
    // Ten times what it takes at ease: without their indexes it would be more.
    expect(performance.now() - from).toBeLessThan(1_500);
    expect((await list({ ...ALL, days: first })).total).toBe(12);
  }
});
