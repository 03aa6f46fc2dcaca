import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { RESOURCES } from '../../../admin/resources/all.js';
import { activityId } from '../../../core/activity-log/activity-id.js';
import type { Id } from '../../../core/scope.js';
import { enrol } from '../../support/enrol.js';
import { makeBusiness } from '../../support/make-business.js';
import { openTestAdmin, type TestAdmin } from '../open-test-admin.js';
import type { PanelVisitor } from '../panel-visitor.js';

const LISTS = RESOURCES.filter(({ side }) => side === 'platform').map(({ id }) => id);
/** Of a business's people. */
const PERSONAL = ['Gizem', 'gizli@b.example', '532999'];

let at: TestAdmin;
const visitors = new Map<string, PanelVisitor>();
const records: Record<string, Id> = {};

beforeAll(async () => {
  at = await openTestAdmin();
  const app = await at.openAnother({ as: 'app' });
  const { id: businessId } = await makeBusiness(at, { name: 'Gizli Kafe' });
  await enrol(app, businessId, { name: 'Gizem', phone: '+905329999999' });
  await at.addAccount('gizli@b.example', { businessId, role: 'owner' });
  await at.addAccount('cashier@b.example', { businessId, role: 'cashier' });
  await at.addAccount('ceo@tarakazan.example');
  records['businesses'] = businessId;
  records['all-activity'] = activityId({ businessId, seq: '1' });
  for (const [who, email] of [
    ['owner', 'gizli@b.example'],
    ['cashier', 'cashier@b.example'],
    ['ceo', 'ceo@tarakazan.example'],
  ] as const)
    visitors.set(who, await at.enter(email));
});
afterAll(() => at?.close());

async function ask(who: string, resource: string, place: string): Promise<[number, string]> {
  const address = `/admin/api/resources/${resource}/${place}`;
  const answer = await visitors.get(who)!.get(address, { accept: 'application/json' });
  return [answer.status, await answer.text()];
}

const placesOf = (resource: string) => ['actions/list', `records/${records[resource]}/show`];

test.each(['owner', 'cashier'])('to the %s a list of the CEO is as one that there is not', async (who) => {
  for (const resource of LISTS)
    for (const place of [...placesOf(resource), `records/${records[resource]}/suspend`]) {
      const [status, body] = await ask(who, resource, place);
      expect([resource, place, status]).toEqual([resource, place, 404]);
      expect([resource, place, body]).toEqual([resource, place, (await ask(who, 'nothing', place))[1]]);
    }
});

test('the CEO’s lists name a business, and nothing of its guests and its people', async () => {
  for (const resource of LISTS)
    for (const place of placesOf(resource)) {
      const [status, body] = await ask('ceo', resource, place);
      expect([resource, place, status, body.includes('Gizli Kafe')]).toEqual([resource, place, 200, true]);
      expect([resource, place, PERSONAL.filter((mark) => body.includes(mark))]).toEqual([
        resource,
        place,
        [],
      ]);
    }
});
