import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { findBusinessBySlug } from '../../../core/businesses/find-business.js';
import { renameSlug } from '../../../core/businesses/rename-slug.js';
import { parseSlug } from '../../../core/businesses/slug.js';
import { systemScope, type Id } from '../../../core/scope.js';
import { ceoOf, makeBusiness } from '../../support/make-business.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';

let at: TestPlatform;
beforeAll(async () => {
  at = await openTestPlatform();
});
afterAll(() => at?.close());

const rename = async (businessId: Id, slug: string) => {
  const scope = systemScope(businessId);
  return (await ceoOf(at)).db.inScope(scope, (tx) => renameSlug(scope, tx, slug));
};
const find = (slug: string) => findBusinessBySlug(at.platform.db, slug);

test('an old slug leads to its business for ever, and case does not matter', async () => {
  const { id } = await makeBusiness(at, { slug: 'first-name' });
  await rename(id, 'Second-Name');
  await rename(id, 'third-name');
  for (const slug of ['first-name', 'FIRST-name', 'second-name', 'third-name']) {
    expect(await find(slug)).toEqual({ businessId: id, currentSlug: 'third-name' });
  }
  await rename(id, 'first-name');
  expect((await find('third-name'))?.currentSlug).toBe('first-name');
});

test('a slug that anybody has or had is never given to another', async () => {
  const { id } = await makeBusiness(at, { slug: 'mine' });
  await rename(id, 'mine-too');
  const other = await makeBusiness(at, { slug: 'others' });
  for (const slug of ['mine', 'mine-too', 'MINE']) {
    await expect(rename(other.id, slug)).rejects.toMatchObject({ code: 'slug_taken' });
    await expect(makeBusiness(at, { slug })).rejects.toMatchObject({ code: 'slug_taken' });
  }
  expect((await find('others'))?.currentSlug).toBe('others');
});

test('two at once for one slug: one has it', async () => {
  const businesses = await Promise.all([1, 2, 3, 4].map(() => makeBusiness(at)));
  const tries = await Promise.allSettled(businesses.map(({ id }) => rename(id, 'wanted')));
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test.each(['admin', 'V3', 'sandbox', 'my-data', 'robots.txt', 'l'])('%s is reserved', (slug) => {
  expect(() => parseSlug(slug)).toThrow(
    expect.objectContaining({ code: expect.stringMatching(/^slug_/) as unknown }),
  );
});

test.each(['', 'a', '-ab', 'ab-', 'a--b', 'çay', 'a b', 'a/b', 'x'.repeat(61), '../etc'])(
  '%j is no slug',
  (slug) => {
    expect(() => parseSlug(slug)).toThrow(expect.objectContaining({ code: 'slug_invalid' }));
  },
);

test('a slug is found as people write it, and the exact one before it', async () => {
  const plain = await makeBusiness(at, { slug: 'cafe-suess' });
  const written = await makeBusiness(at, { slug: 'muellers-cafe' });
  const short = await makeBusiness(at, { slug: 'mullers' });
  const long = await makeBusiness(at, { slug: 'muellers' });
  for (const [typed, id] of [
    ['Café-Süß', null],
    ['Café Süss', plain.id],
    ['MÜLLERS-CAFÉ', written.id],
    ['müllers', short.id],
    ['muellers', long.id],
    ['mu\u0308llers', short.id],
  ] as const)
    expect([typed, (await find(typed))?.businessId ?? null]).toEqual([typed, id ?? plain.id]);
  for (const nobody of ['', '-', '.', '٣', 'x'.repeat(101), "a'--", '\u0000'])
    expect(await find(nobody)).toBeNull();
});
