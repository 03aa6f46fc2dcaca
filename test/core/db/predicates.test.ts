import { expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What the panel reads and changes by SQL of its own. Ids are unique everywhere, so a predicate that a statement has twice over (a sub-select whose outer row is the business's) changes no
 * answer when it is gone; it still keeps the rows of one business together and the next edit safe. So they are counted.
 */
const FILES = [
  'admin/panel/read-home.ts',
  'core/accounts/list-staff.ts',
  'core/accounts/staff-sign-ins.ts',
  'core/activity-log/append-activity.ts',
  'core/activity-log/list-activity.ts',
  'core/campaigns/list-campaigns.ts',
  'core/campaigns/read-history.ts',
  'core/campaigns/who-waits.ts',
  'core/gifts/gift.ts',
  'core/gifts/list-coupons.ts',
  'core/guests/find-guests.ts',
  'core/guests/list-customers.ts',
  'core/guests/read-history.ts',
  'core/insights/read-sent-cells.ts',
  'core/insights/what-needs-doing.ts',
  'core/packages/balance.ts',
  'core/packages/sms-package.ts',
  'core/sms/list-messages.ts',
  'core/sms/message-stretches.ts',
];

function tenantTables(): Set<string> {
  const folder = 'core/db/migrations';
  return new Set(
    readdirSync(folder).flatMap((file) => {
      const source = readFileSync(join(folder, file), 'utf8');
      const lists = source.matchAll(
        /protectTenantTables\(runner, \[([^\]]+)\]|TENANT_TABLES = \[([^\]]+)\]/g,
      );
      return [...lists].flatMap((list) =>
        [...(list[1] ?? list[2] ?? '').matchAll(/'(\w+)'/g)].map(([, table]) => table!),
      );
    }),
  );
}

test('each table of a business that a statement reads or changes is held to that business', () => {
  // Of accounts too: they are found before a business is known, and then belong to one.
  const tables = tenantTables().add('account');
  expect(tables.size).toBeGreaterThan(20);
  const bare: string[] = [];
  for (const file of FILES) {
    // A file is looked at whole: its statements are put together from parts.
    const source = readFileSync(file, 'utf8').replace(/\/\*\*[^]*?\*\/|\/\/[^\n]*/g, '');
    const used = [...source.matchAll(/\b(?:FROM|JOIN|UPDATE) (\w+)/g)].filter(([, table]) =>
      tables.has(table!),
    );
    const held = [...source.matchAll(/\bbusiness_id = (?:\$\d|\w+\.business_id)/g)];
    if (held.length !== used.length) bare.push(`${file}: ${used.length} tables, ${held.length} predicates`);
  }
  expect(bare).toEqual([]);
});
