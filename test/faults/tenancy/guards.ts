import { readFileSync } from 'node:fs';
import type { Mutant } from './mutant.js';
import { sourceMutant, type SourceChange } from './source-mutant.js';

const WALK = 'test/admin/tenancy.test.ts';
const SIDES = 'test/admin/open-list.test.ts';
const ROLES = 'test/core/db/staff-role.test.ts';

function replaced(
  file: string,
  from: string,
  to: string,
  tests: string[],
  more: Partial<SourceChange> = {},
): Mutant {
  const source = readFileSync(file, 'utf8');
  if (!source.includes(from)) throw new Error(`${file} has no ${from}`);
  return sourceMutant({ name: `${file} ${from}`, file, text: source.replace(from, to), tests, ...more });
}

/** What else stands between two businesses in the panel: roles, the access table, and on which side a list is. */
export const guards = (): Mutant[] => [
  replaced('core/db/database.ts', '? STAFF_ROLE : null', '? null : null', [ROLES]),
  replaced(
    'core/db/row-security.ts',
    'ALTER POLICY own_business ON ${name} TO ${APP_ROLE}, ${STAFF_ROLE}',
    'ALTER POLICY own_business ON ${name} TO ${APP_ROLE}',
    [ROLES],
    { ownServers: true },
  ),
  replaced('core/db/roles.ts', "'NOLOGIN NOINHERIT'", "'NOLOGIN INHERIT'", [ROLES], { ownServers: true }),
  replaced('admin/access.ts', 'Object.hasOwn(ACCESS, key) && (', '(!Object.hasOwn(ACCESS, key)) || (', [
    WALK,
  ]),
  replaced(
    'admin/panel/mount-panel.ts',
    "if (!account) throw new Refusal('signed_out');",
    "if (!account) throw new Refusal('not_found');",
    [WALK],
  ),
  replaced(
    'admin/panel/mount-panel.ts',
    'if (!mayDo(account.role, keyOf(route, params)))',
    'if (Math.random() > 2)',
    [WALK],
  ),
  replaced('admin/panel/own-scope.ts', "if (role !== 'ceo')", 'if (Math.random() > 2)', [SIDES]),
  replaced('admin/panel/own-scope.ts', 'if (!scope)', 'if (Math.random() > 2)', [SIDES]),
  replaced('core/activity-log/list-activity.ts', 'businessId === scope.businessId', 'businessId !== null', [
    'test/core/activity-log/list-activity.test.ts',
    WALK,
  ]),
];
