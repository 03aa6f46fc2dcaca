import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { RESOURCES } from '../../admin/resources/all.js';
import { actionsOf, mayDo } from '../../admin/access.js';
import type { AccountRole } from '../../core/accounts/account.js';
import type { Id } from '../../core/scope.js';
import { fillBusiness } from './fill-business.js';
import { openTestAdmin, type TestAdmin } from './open-test-admin.js';
import type { PanelVisitor } from './panel-visitor.js';
import { routesOf, type FoundRoute } from './routes.js';

const NEVER = '999999999999';
/** Of business B alone: found in an answer, something leaked. */
const MARKS = [
  ...['Gizli Misafir', 'Gizem', 'gizli@b.example', 'Gizli Kafe', 'Gizli Kampanya', 'Gizli Hediye'],
];

let at: TestAdmin;
let routes: FoundRoute[];
let own: Record<string, Id>;
let foreign: Record<string, Id>;
const visitors = new Map<string, PanelVisitor>();

beforeAll(async () => {
  at = await openTestAdmin();
  own = await fillBusiness(at, 'Ayşe Kafe', ['Ayşe Misafir', '+905321234567'], 'owner@a.example');
  // Long ids, which stand in an answer for nothing else.
  await at.database.asOwner(
    `SELECT setval('guest_id_seq', 710000000001), setval('staff_id_seq', 720000000001), setval('business_id_seq', 730000001),
       setval('coupon_id_seq', 730000000001), setval('campaign_id_seq', 740000000001), setval('message_id_seq', 750000000001)`,
  );
  foreign = await fillBusiness(at, 'Gizli Kafe', ['Gizem Gizli Misafir', '+905329999999'], 'gizli@b.example');
  await at.addAccount('ceo@tarakazan.example');
  visitors.set('nobody', at.visitor());
  visitors.set('owner', await at.enter('owner@a.example'));
  visitors.set('cashier', await at.enter('cashier-owner@a.example'));
  visitors.set('ceo', await at.enter('ceo@tarakazan.example'));
  routes = routesOf(at.app);
});
afterAll(() => at?.close());

/** Everything that could stand in an address' places, for a resource and an id. */
function addresses({ path }: FoundRoute, resource: string, action: string, id: string): string {
  return path
    .replace(':resourceId', resource)
    .replace(':recordId', id)
    .replace(':action', action)
    .replace(':query', 'gizem')
    .replace(':pageName', action)
    .replace(':token', id)
    .replace(':name', id);
}

/** What a resource is asked to do: AdminJS' own actions, ours on it, and one that there is not. */
const actionsAt = (resource: string) => [
  ...['list', 'search', 'show', 'history', 'edit', 'new', 'delete', 'bulkDelete', 'nothing'],
  ...(RESOURCES.find(({ id }) => id === resource)?.actions ?? []).map(({ name }) => name),
];

/** What was answered, less what the question itself put into it. */
async function ask(who: string, route: FoundRoute, address: string, id: string): Promise<string> {
  const visitor = visitors.get(who)!;
  const headers = { accept: address.includes('/api/') ? 'application/json' : 'text/html' };
  const separator = address.includes('?') ? '&' : '?';
  const query = `${separator}recordIds=${id}&filters.id=${id}&filters.businessId=${id}&perPage=9999`;
  const answer =
    route.method === 'get'
      ? await visitor.get(address + query, headers)
      : await visitor.post(address + query, { id, recordId: id, businessId: id, business_id: id }, headers);
  const text = await answer.text();
  for (const mark of MARKS.filter((one) => !isCeosToKnow(who, address, one)))
    expect([who, address, text.includes(mark)]).toEqual([who, address, false]);
  const shown = text.replaceAll(/nonce[-="]+[\w+/=]+/g, '').replaceAll(id, 'ID');
  return `${answer.status} ${answer.headers.get('location') ?? ''} ${shown}`.replaceAll(
    encodeURIComponent(id),
    'ID',
  );
}

/** Businesses by their names are the CEO's, on the overview and in the lists; nothing else of them is. */
const isCeosToKnow = (who: string, address: string, mark: string): boolean =>
  who === 'ceo' && mark === 'Gizli Kafe' && (address === '/admin/api/dashboard' || CEOS.test(address));

const CEOS = new RegExp(
  `^/admin/(api/)?resources/(${RESOURCES.filter(({ side }) => side === 'platform')
    .map(({ id }) => id)
    .join('|')})(/|$)`,
);

/** All businesses are the CEO's to read and to suspend: elsewhere is none that would be another's. */
const isTheirs = (who: string, resource: string): boolean =>
  who === 'ceo' && RESOURCES.some(({ id, side }) => id === resource && side === 'platform');

const LEAVES = ['/admin/sign-out', '/admin/account/sign-out-everywhere', '/admin/account/password'];

async function stateOfB(): Promise<unknown> {
  return at.database.asOwner(
    `SELECT (SELECT json_agg(a ORDER BY id) FROM account a WHERE business_id <> (SELECT min(business_id) FROM business)) AS accounts,
       (SELECT json_agg(s ORDER BY id) FROM staff s) AS staff, (SELECT json_agg(g ORDER BY id) FROM guest g) AS guests,
       (SELECT json_agg(b ORDER BY business_id) FROM business b) AS businesses, (SELECT count(*) FROM mail) AS mails,
       (SELECT json_agg(c ORDER BY id) FROM campaign c) AS campaigns, (SELECT json_agg(k ORDER BY id) FROM coupon k) AS coupons,
       (SELECT json_agg(m ORDER BY id) FROM message m) AS messages`,
  );
}

describe.each(['nobody', 'cashier', 'owner', 'ceo'])('as %s', (who) => {
  test('every address answers for B’s ids as for ids that never were: nothing read, nothing written', async () => {
    const before = await stateOfB();
    let asked = 0;
    for (const route of routes.filter(({ path }) => !LEAVES.includes(path)))
      for (const resource of route.path.includes(':resourceId')
        ? [...Object.keys(foreign), 'account']
        : ['none']) {
        if (isTheirs(who, resource)) continue;
        const id = foreign[resource] ?? foreign['customers']!;
        const actions = /:action|:pageName/.test(route.path) ? actionsAt(resource) : ['none'];
        // Side by side, as nothing that is asked here may change anything.
        const answers = await Promise.all(
          actions.flatMap((action) =>
            [id, NEVER].map((one) => ask(who, route, addresses(route, resource, action, one), one)),
          ),
        );
        for (const [n, action] of actions.entries()) {
          const [ofB, ofNobody] = answers.slice(2 * n) as [string, string];
          expect([route, resource, action, ofB]).toEqual([route, resource, action, ofNobody]);
          expect([route, action, ofB.startsWith('5')]).toEqual([route, action, false]);
          asked += 1;
        }
      }
    expect(asked).toBeGreaterThan(routes.length);
    expect(await stateOfB()).toEqual(before);
  });
});

test('an owner reads the own records where the table allows it, the CEO those of the platform, a cashier none', async () => {
  for (const who of ['owner', 'cashier', 'ceo', 'nobody'] as const)
    for (const { id: resource } of RESOURCES) {
      const sees = who !== 'nobody' && actionsOf(who, resource).includes('show');
      const address = `/admin/api/resources/${resource}/records/${own[resource]}/show`;
      const answer = await visitors.get(who)!.get(address, { accept: 'application/json' });
      expect([who, resource, answer.status]).toEqual([
        who,
        resource,
        sees ? 200 : who === 'nobody' ? 401 : 404,
      ]);
      if (sees) expect(await answer.json()).toMatchObject({ record: { id: own[resource] } });
    }
  const shown = (role: AccountRole) =>
    RESOURCES.filter(({ id }) => actionsOf(role, id).length > 0).map(({ id, side }) => [id, side]);
  expect(shown('owner').filter(([, side]) => side !== 'business')).toEqual([]);
  expect(shown('ceo').filter(([, side]) => side !== 'platform')).toEqual([]);
  expect(shown('cashier')).toEqual([]);
});

test('an owner’s own action does what it says, and another’s record stays as it was', async () => {
  const disable = (id: Id) =>
    visitors
      .get('owner')!
      .post(`/admin/api/resources/staff/records/${id}/disable`, {}, { accept: 'application/json' });
  expect((await disable(foreign['staff']!)).status).toBe(404);
  const done = await disable(own['staff']!);
  expect(await done.json()).toMatchObject({ notice: { type: 'success' } });
  const rows = await at.database.asOwner<{ staff_id: Id }>(
    'SELECT staff_id FROM account WHERE disabled_at IS NOT NULL',
  );
  expect(rows).toEqual([{ staff_id: own['staff'] }]);
  expect(await visitors.get('cashier')!.isIn()).toBe(false);
});

test('every address of the panel asks who it is, but those that lead in', async () => {
  const open = ['/', '/health/live', '/health/ready', '/admin/files/:name', '/admin/sign-out'];
  const leadIn = ['/admin/sign-in', '/admin/second-step', '/admin/forgot', '/admin/link/:token'];
  for (const route of routes.filter(({ path }) => ![...open, ...leadIn].includes(path))) {
    const address = addresses(route, 'customers', 'list', own['customers']!);
    const headers = { accept: 'application/json' };
    const visitor = at.visitor();
    const answer = await (route.method === 'get'
      ? visitor.get(address, headers)
      : visitor.post(address, {}, headers));
    expect([route, answer.status]).toEqual([route, 401]);
  }
});

test('the access table gives nobody what it does not name', () => {
  for (const role of ['owner', 'cashier', 'ceo'] as AccountRole[])
    for (const key of [
      'resource:customers.edit',
      'resource:customers.delete',
      'page:nothing',
      'toString',
      '__proto__',
    ])
      expect([role, key, mayDo(role, key)]).toEqual([role, key, false]);
});

describe('hostile lists', () => {
  const list = (query: string) =>
    visitors
      .get('owner')!
      .get(`/admin/api/resources/customers/actions/list?${query}`, { accept: 'application/json' });

  test.each([
    'filters.businessId=2',
    'filters.phone_index=x',
    'filters.words.a=1',
    'filters.words=a&filters.words=b',
    'filters.smsConsent=maybe',
    'filters.lastVisitAt=yesterday',
    'filters.lastVisitAt~~from=nonsense',
    'filters.lastVisitAt~~from=2026-13-45',
    'filters.lastVisitAt~~from=99999-01-01',
    'filters.__proto__.x=1',
    'filters.constructor=1',
    `filters.words=${'a'.repeat(200)}`,
  ])('a filter that no column knows is refused in words: %s', async (query) => {
    const answer = await list(query);
    expect([answer.status, ((await answer.json()) as { error: { code: string } }).error.code]).toEqual([
      422,
      'filter_invalid',
    ]);
  });

  test.each([
    'sortBy=phoneSealed',
    'sortBy=1;DROP TABLE guest&direction=x',
    'page=-5',
    'page=1e9',
    'perPage=-1',
    'perPage=abc',
    'perPage=100000',
  ])('an odd order or page is held to what there is: %s', async (query) => {
    expect((await list(query)).status).toBe(200);
  });

  test('an answer holds what the columns name and nothing else', async () => {
    const { records } = (await (await list('')).json()) as { records: { params: Record<string, unknown> }[] };
    expect(Object.keys(records[0]!.params).sort()).toEqual(
      [
        'createdAt',
        'gift',
        'id',
        'lastVisitAt',
        'name',
        'phone',
        'review',
        'smsConsent',
        'smsReceived',
        'unreachable',
        'words',
      ].sort(),
    );
    expect(JSON.stringify(records)).not.toContain('1234567');
  });
});
