import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ceoScope, platformScope, type Id, type Scope } from '../../../core/scope.js';
import { enrol } from '../../support/enrol.js';
import { makeBusiness, makeStaff } from '../../support/make-business.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';

let panel: TestPlatform;
let owner: Scope;
let cashier: Scope;
let foreign: Id;

beforeAll(async () => {
  panel = await openTestPlatform({ as: 'ceo' });
  const app = await panel.openAnother({ as: 'app' });
  const [a, b] = [await makeBusiness(panel), await makeBusiness(panel)];
  await enrol(app, a.id);
  await enrol(app, b.id, { phone: '+905321234568' });
  foreign = b.id;
  owner = await makeStaff(panel, a.id, 'owner');
  cashier = await makeStaff(panel, a.id, 'cashier');
});
afterAll(() => panel?.close());

const idsSeen = (scope: Scope, sql = 'SELECT DISTINCT business_id AS id FROM guest ORDER BY 1') =>
  panel.platform.db.inScope(scope, async (tx) => (await tx.sql<{ id: Id }>(sql)).map(({ id }) => id));

test('a query that forgot its business sees an owner’s and a cashier’s own rows alone', async () => {
  expect(await idsSeen(owner)).toEqual([owner.businessId]);
  expect(await idsSeen(cashier)).toEqual([owner.businessId]);
  expect(await idsSeen(owner, `SELECT business_id AS id FROM guest WHERE business_id = ${foreign}`)).toEqual(
    [],
  );
});

test('nor does a write that forgot its business reach another’s row', async () => {
  const touched = await panel.platform.db.inScope(owner, (tx) =>
    tx.sql<{ id: Id }>('UPDATE gift SET current_version = current_version RETURNING business_id AS id'),
  );
  expect(new Set(touched.map(({ id }) => id))).toEqual(new Set([owner.businessId]));
  await expect(
    panel.platform.db.inScope(owner, (tx) =>
      tx.sql('INSERT INTO gift (business_id, started_at, current_version, kind) VALUES ($1, $2, 1, $3)', [
        foreign,
        tx.now,
        'campaign',
      ]),
    ),
  ).rejects.toThrow(/row-level security/);
});

test.each([
  'account',
  'account_link',
  'panel_session',
  'platform_activity_entry',
  'mail',
  'chat_message',
  // But for when, and how many answers.
  'challenge',
  'conversation',
])('%s is nothing that an owner’s transaction may read', async (table) => {
  await expect(panel.platform.db.inScope(owner, (tx) => tx.sql(`SELECT * FROM ${table}`))).rejects.toThrow(
    /permission denied/,
  );
});

test.each([
  [`UPDATE business SET status = 'open'`],
  [`UPDATE business SET review_rule = 'after_said_done'`],
  [`UPDATE business SET sms_sender = 'ANYBODY'`],
  ['UPDATE staff SET role = role'],
  ['DELETE FROM activity_entry'],
  ['UPDATE ledger_entry SET available = available'],
  ['UPDATE sms_package SET price_minor = 0'],
])('what is the CEO’s, or nobody’s, an owner’s transaction may not change: %s', async (sql) => {
  await expect(panel.platform.db.inScope(owner, (tx) => tx.sql(sql))).rejects.toThrow(/permission denied/);
});

test('the role ends with the transaction, and the CEO sees all again on the same connections', async () => {
  const everybody = () =>
    panel.platform.db.acrossBusinesses(
      platformScope('1'),
      async (tx) => (await tx.sql('SELECT DISTINCT business_id FROM guest')).length,
    );
  for (let turn = 0; turn < 20; turn += 1) {
    await idsSeen(owner);
    expect(await everybody()).toBe(2);
  }
  const ceo = ceoScope(foreign, '1');
  expect(await idsSeen(ceo, `SELECT business_id AS id FROM guest WHERE business_id = ${foreign}`)).toEqual([
    foreign,
  ]);
});

test('the panel’s login has none of staff’s rights before it becomes staff, and the processes’ login cannot', async () => {
  const login = (url: string) => new URL(url).username;
  const [row] = await panel.database.asOwner<Record<string, boolean>>(
    `SELECT pg_has_role($1, 'tarakazan_staff', 'MEMBER') AS may, pg_has_role($1, 'tarakazan_staff', 'USAGE') AS inherits,
       pg_has_role($2, 'tarakazan_staff', 'MEMBER') AS app`,
    [login(panel.database.ceoUrl), login(panel.database.appUrl)],
  );
  expect(row).toEqual({ may: true, inherits: false, app: false });
});

test('only what looks after accounts keeps the panel’s own rights in a business', () => {
  const files = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name));
  const users = ['admin', 'bot', 'core', 'dialogs', 'workers']
    .flatMap(files)
    .filter((file) => readFileSync(file, 'utf8').includes('.inPanelScope('));
  expect(users.filter((file) => !file.startsWith('core/accounts/'))).toEqual([]);
});
