import { expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Ids are unique everywhere, so a predicate that a statement has twice over (a sub-select whose outer row is the business's) changes no
 * answer when it is gone; it still keeps the rows of one business together and the next edit safe. So they are counted, in every file.
 */
const FOLDERS = ['admin', 'core'];

/** Where a file has more predicates than tables of a business, or fewer. */
const OTHERWISE: Record<string, number> = {
  // A sign-in is found before its business is known: by its e-mail, a link or a session.
  'core/accounts/account-link.ts': -4,
  'core/accounts/ask-new-password.ts': -1,
  'core/accounts/change-language.ts': -1,
  'core/accounts/create-ceo.ts': -1,
  'core/accounts/find-by-email.ts': -1,
  'core/accounts/free-email.ts': -1,
  'core/accounts/password.ts': -2,
  'core/accounts/read-ceo-addresses.ts': -1,
  'core/accounts/reload-account.ts': -1,
  'core/accounts/reset-second-step.ts': -2,
  'core/accounts/sign-in.ts': -1,
  'core/accounts/totp.ts': -5,
  // Of all businesses, for the CEO.
  'core/activity-log/list-all-activity.ts': -2,
  'core/insights/business-performance.ts': -1,
  'core/insights/list-businesses.ts': 1,
  'core/insights/map-points.ts': -1,
  'core/insights/platform-overview.ts': -1,
  'core/insights/regional-growth.ts': -1,
  'core/insights/rollup-parts.ts': -1,
  'core/insights/system-health.ts': 2,
  'core/packages/read-packages.ts': -2,
  // Routing tables, common tables and views are held to the business too.
  'core/businesses/business.ts': 1,
  'core/businesses/find-business.ts': 2,
  'core/businesses/rename-slug.ts': 2,
  'core/campaigns/campaign-due.ts': 2,
  'core/guests/code-breaker.ts': 4,
  'core/guests/take-code-allowance.ts': 1,
  'core/gifts/expire-due-coupons.ts': 1,
  'core/insights/rollups/check-rollups.ts': 5,
  'core/insights/rollups/count-cohorts.ts': 1,
  'core/insights/rollups/keep-rollups.ts': 2,
  'core/insights/rollups/sum-campaigns.ts': 4,
  'core/insights/rollups/sum-facts.ts': 2,
  'core/key-rotation/seal-anew.ts': 3,
  'core/links/follow-link.ts': 1,
  'core/links/short-links.ts': 1,
  'core/packages/close-ended-packages.ts': 1,
  'core/reminders/read-reminders.ts': 1,
  'core/reminders/reminder-due.ts': 1,
  'core/reminders/run-reminder.ts': 1,
  'core/sms/claim-due.ts': 4,
  'core/sms/forget-due.ts': 2,
  'core/sms/put-back.ts': 1,
  'core/sms/settle-claim.ts': 2,
};

/** Every source but migrations, which make the tables. */
const files = (): string[] =>
  FOLDERS.flatMap((folder) =>
    readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => join(entry.parentPath, entry.name)),
  ).filter((file) => !file.startsWith('core/db/migrations/'));

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
  const wrong: string[] = [];
  for (const file of files()) {
    // A file is looked at whole: its statements are put together from parts.
    const source = readFileSync(file, 'utf8').replace(/\/\*\*[^]*?\*\/|\/\/[^\n]*/g, '');
    const used = [...source.matchAll(/\b(?:FROM|JOIN|UPDATE) (\w+)/g)].filter(([, table]) =>
      tables.has(table!),
    );
    const held = [...source.matchAll(/\bbusiness_id = (?:\$\d|\w+\.business_id|\$\{\w+\}\.business_id)/g)];
    if (held.length - used.length !== (OTHERWISE[file] ?? 0))
      wrong.push(`${file}: ${used.length} tables, ${held.length} predicates`);
  }
  expect(wrong).toEqual([]);
});
