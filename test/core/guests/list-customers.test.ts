import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { listCustomers, readCustomers, type CustomerQuery } from '../../../core/guests/list-customers.js';
import type { Platform } from '../../../core/platform.js';
import { ceoScope, type Id, type Scope } from '../../../core/scope.js';
import { enrol } from '../../support/enrol.js';
import { ceoOf, makeBusiness } from '../../support/make-business.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';

let at: TestPlatform;
let panel: Platform;
/** The CEO at business A: no policy stands under these queries, only what they say themselves. */
let a: Scope;
let foreign: Id[];
const ids = new Map<string, Id>();

const NAMES = ['ŞULE Yılmaz', 'Ali İnce', 'Anna Müller', 'Konstantinopolis Ece', 'Bo Li'];

beforeAll(async () => {
  at = await openTestPlatform();
  panel = await ceoOf(at);
  const [one, two] = [await makeBusiness(at), await makeBusiness(at)];
  a = ceoScope(one.id, '1');
  for (const [n, name] of NAMES.entries())
    ids.set(
      name,
      (await enrol(at.platform, one.id, { name, phone: `+90532123456${n}`, consent: n !== 2 })).guestId,
    );
  // The same people at another business.
  foreign = [];
  for (const [n, name] of NAMES.entries())
    foreign.push((await enrol(at.platform, two.id, { name, phone: `+90532123456${n}` })).guestId);
});
afterAll(() => at?.close());

const ALL: CustomerQuery = { limit: 50, offset: 0, direction: 'asc' };
const list = (query: Partial<CustomerQuery> = {}) =>
  panel.db.inScope(a, (tx) => listCustomers(a, tx, { ...ALL, ...query }));
const found = async (words: string) => {
  const { customers, total } = await list({ words });
  expect(total).toBe(customers.length);
  return customers.map(({ name }) => name).sort();
};

test('the business’s own customers are listed and counted, nobody else’s, with what they had from it alone', async () => {
  const { customers, total } = await list();
  expect(total).toBe(NAMES.length);
  expect(customers.map(({ name }) => name)).toEqual(NAMES);
  expect(customers[0]).toMatchObject({
    phone: '+90 5•• ••• •• 60',
    gift: 'none',
    review: 'none',
    smsReceived: 0,
  });
  expect(JSON.stringify(customers)).not.toContain('32123');
});

describe('search', () => {
  test.each([
    ['şule', ['ŞULE Yılmaz']],
    ['SULE', ['ŞULE Yılmaz']],
    ['yıl', ['ŞULE Yılmaz']],
    ['ince', ['Ali İnce']],
    ['muller an', ['Anna Müller']],
    ['konstantinop', ['Konstantinopolis Ece']],
    ['konstantinak', []],
    ['bo', ['Bo Li']],
    ['ule', []],
    ["'; --", []],
    ['%', []],
  ])('%s finds %j', async (words, names) => {
    expect(await found(words)).toEqual(names);
  });

  test.each(['+905321234561', '0532 123 45 61', '(532) 123-45-61'])(
    'a whole phone, %s, finds its owner',
    async (phone) => {
      expect(await found(phone)).toEqual(['Ali İnce']);
    },
  );

  test.each(['05321234', '532 123 45', '1234561'])('a part of one, %s, finds nobody', async (phone) => {
    expect(await found(phone)).toEqual([]);
  });
});

test('filters hold together with the count and the page', async () => {
  expect((await list({ smsConsent: false })).customers.map(({ name }) => name)).toEqual(['Anna Müller']);
  const page = await list({ limit: 2, offset: 2 });
  expect([page.total, page.customers.map(({ name }) => name)]).toEqual([5, NAMES.slice(2, 4)]);
  const late = await list({ visited: { from: new Date('2100-01-01'), to: null } });
  expect(late).toEqual({ customers: [], total: 0 });
});

test('a page is merged in order of those who agreed and those who did not, either way', async () => {
  const pages = [];
  for (let offset = 0; offset < NAMES.length; offset += 2)
    pages.push(...(await list({ limit: 2, offset, direction: 'desc' })).customers);
  expect(pages.map(({ name }) => name)).toEqual(NAMES.toReversed());
  expect(await list({ limit: 0 })).toEqual({ customers: [], total: 5 });
});

test('another business’s ids are as if they were not', async () => {
  const read = (wanted: Id[]) => panel.db.inScope(a, (tx) => readCustomers(a, tx, wanted));
  expect(await read([...foreign, '999999999'])).toEqual([]);
  const own = ids.get('Bo Li')!;
  expect((await read([foreign[0]!, own])).map(({ id }) => id)).toEqual([own]);
});

test('whoever was erased is nobody’s customer any more', async () => {
  const id = ids.get('Bo Li')!;
  await at.database.asOwner(
    'UPDATE guest SET erased_at = created_at, name_sealed = NULL, phone_sealed = NULL WHERE id = $1',
    [id],
  );
  expect((await list()).total).toBe(4);
  expect(await found('bo')).toEqual([]);
  expect(await found('+905321234564')).toEqual([]);
  expect(await panel.db.inScope(a, (tx) => readCustomers(a, tx, [id]))).toEqual([]);
});
