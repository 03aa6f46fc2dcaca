import { readFileSync } from 'node:fs';

export interface Mutant {
  name: string;
  file: string;
  /** The file without the one thing. */
  text: string;
  tests: string[];
}

/** Files with predicates of the panel's own reading and writing, and what tests them. */
const FILES: Record<string, string[]> = {
  'core/campaigns/list-campaigns.ts': ['test/core/campaigns/list-campaigns'],
  'core/campaigns/who-waits.ts': ['test/core/campaigns/list-campaigns'],
  'core/gifts/list-coupons.ts': ['test/core/gifts/list-coupons'],
  'core/guests/find-guests.ts': ['test/core/guests/list-customers'],
  'core/guests/list-customers.ts': ['test/core/guests/list-customers'],
  'core/guests/read-history.ts': ['test/core/guests/read-history'],
  'core/sms/list-messages.ts': ['test/core/sms/list-messages'],
  'core/sms/message-stretches.ts': ['test/core/sms/list-messages'],
  'core/accounts/list-staff.ts': ['test/core/accounts/list-staff'],
  'core/accounts/staff-sign-ins.ts': ['test/core/accounts'],
};

/** `business_id = $1` and `m.business_id = g.business_id`, wherever they stand. */
const PREDICATE = /\b(?:\w\.)?business_id = (?:\$1|\w\.business_id)/g;

function predicates(): Mutant[] {
  return Object.entries(FILES).flatMap(([file, tests]) => {
    const source = readFileSync(file, 'utf8');
    return [...source.matchAll(PREDICATE)].map((match) => {
      // The parameter is still there, so that Postgres does not refuse the statement for that.
      const open = match[0].includes('$1') ? '$1::bigint IS NOT NULL' : 'true';
      const line = source.slice(0, match.index).split('\n').length;
      return {
        name: `${file}:${line} ${match[0]}`,
        ...{ file, tests: [...tests, 'test/core/db/predicates'] },
        text: source.slice(0, match.index) + open + source.slice(match.index + match[0].length),
      };
    });
  });
}

function replaced(file: string, from: string, to: string, tests: string[]): Mutant {
  const source = readFileSync(file, 'utf8');
  if (!source.includes(from)) throw new Error(`${file} has no ${from}`);
  return { name: `${file} ${from}`, file, text: source.replace(from, to), tests };
}

/** The one place where policies are made, once for each table that it is asked for. */
function policies(): Mutant[] {
  const file = 'core/db/row-security.ts';
  const migrations = ['0001-first-visit', '0002-guest-page', '0003-packages', '0005-campaigns'];
  const tables = new Set(
    migrations.flatMap((name) => {
      const source = readFileSync(`core/db/migrations/${name}.ts`, 'utf8');
      const lists = [
        ...source.matchAll(/protectTenantTables\(runner, \[([^\]]+)\]|TENANT_TABLES = \[([^\]]+)\]/g),
      ];
      return lists.flatMap((list) =>
        [...(list[1] ?? list[2] ?? '').matchAll(/'(\w+)'/g)].map(([, table]) => table!),
      );
    }),
  );
  return [...tables].map((table) => ({
    ...replaced(
      file,
      'for (const table of tables) {',
      `for (const table of tables) {\n    if (table === '${table}') continue;`,
      ['test/core/db/tenancy'],
    ),
    name: `policy on ${table}`,
  }));
}

/** What else stands between two businesses in the panel. */
function guards(): Mutant[] {
  const walk = ['test/admin/tenancy'];
  return [
    replaced('core/db/database.ts', '? STAFF_ROLE : null', '? null : null', ['test/core/db/staff-role']),
    replaced(
      'core/db/row-security.ts',
      'ALTER POLICY own_business ON ${name} TO ${APP_ROLE}, ${STAFF_ROLE}',
      'ALTER POLICY own_business ON ${name} TO ${APP_ROLE}',
      ['test/core/db/staff-role'],
    ),
    replaced('core/db/roles.ts', "'NOLOGIN NOINHERIT'", "'NOLOGIN INHERIT'", ['test/core/db/staff-role']),
    replaced(
      'admin/access.ts',
      'Object.hasOwn(ACCESS, key) && (',
      '(!Object.hasOwn(ACCESS, key)) || (',
      walk,
    ),
    replaced(
      'admin/panel/mount-panel.ts',
      "if (!account) throw new Refusal('signed_out');",
      "if (!account) throw new Refusal('not_found');",
      walk,
    ),
    replaced(
      'admin/panel/mount-panel.ts',
      'if (!mayDo(account.role, keyOf(route, params)))',
      'if (Math.random() > 2)',
      walk,
    ),
  ];
}

export const listMutants = (): Mutant[] => [...predicates(), ...guards(), ...policies()];
