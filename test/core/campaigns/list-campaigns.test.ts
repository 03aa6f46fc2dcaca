import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { draftCampaign } from '../../../core/campaigns/draft-campaign.js';
import { pageCampaigns, type CampaignQuery } from '../../../core/campaigns/list-campaigns.js';
import { readCampaign, readCampaigns } from '../../../core/campaigns/read-history.js';
import { whoWaits } from '../../../core/campaigns/who-waits.js';
import { ceoScope, guestScope, type Id, type Scope } from '../../../core/scope.js';
import { CAMPAIGN, openCampaignCafe, type CampaignCafe } from '../../support/campaign-cafe.js';
import { FakeClock } from '../../support/fake-clock.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';
import { casesOf } from './run-cases.js';

const START = '2026-11-02T09:00:00Z';
const clock = new FakeClock(START);
let at: TestPlatform;
let cafe: CampaignCafe;
let ceo: Scope;
/** By what became of them, the oldest first. */
const ids: Record<string, Id> = {};
let foreign: Id;

const day = (n: number) => new Date(new Date(START).getTime() + n * 86_400_000);

beforeAll(async () => {
  at = await openTestPlatform({ clock });
  cafe = await openCampaignCafe(at, { guests: 3 });
  const other = await openCampaignCafe(at);
  ceo = ceoScope(cafe.id, '1');
  foreign = (await other.run((tx) => draftCampaign(other.owner, tx, CAMPAIGN))).id;
  const make = async (name: string) => {
    ids[name] = (await cafe.run((tx) => draftCampaign(cafe.owner, tx, { ...CAMPAIGN, body: name }))).id;
  };
  for (const [n, name] of ['sent', 'deleted', 'draft', 'scheduled'].entries()) {
    clock.set(day(n));
    await make(name);
  }
  const set = (name: string, values: string, ...params: unknown[]) =>
    at.database.asOwner(`UPDATE campaign SET ${values} WHERE id = $1`, [ids[name], ...params]);
  await set('sent', `status = 'sent', started_at = $2, finished_at = $2`, day(20));
  await set('deleted', `status = 'deleted'`);
  await set('scheduled', `status = 'scheduled', scheduled_at = $2`, day(30));
  clock.set(day(5));
  ids['sending'] = await casesOf(at, cafe).started();
});
afterAll(() => at?.close());

const list = (query: Partial<CampaignQuery> = {}, as = ceo) =>
  cafe.panel.db.inScope(as, (tx) => pageCampaigns(as, tx, { limit: 50, offset: 0, ...query }));
const found = async (query: Partial<CampaignQuery>) => {
  const { campaigns, total } = await list(query);
  expect(total).toBe(campaigns.length);
  return campaigns.map(({ id }) => Object.keys(ids).find((name) => ids[name] === id));
};

test('the business’s own are listed, newest first and without the deleted, each with what became of it', async () => {
  expect(await found({})).toEqual(['sending', 'scheduled', 'draft', 'sent']);
  const [sending] = (await list()).campaigns;
  expect(sending).toEqual(await cafe.run((tx) => readCampaign(cafe.owner, tx, ids['sending']!)));
  expect(sending!.recipients).toBe(3);
  expect((await list({}, cafe.owner)).campaigns).toEqual((await list()).campaigns);
});

test('by status, and by the day on which it began, is to begin, or was written', async () => {
  expect(await found({ status: 'draft' })).toEqual(['draft']);
  expect(await found({ status: 'cancelled' })).toEqual([]);
  expect(await found({ at: { from: day(20), to: null } })).toEqual(['scheduled', 'sent']);
  expect(await found({ at: { from: day(2), to: day(6) } })).toEqual(['sending', 'draft']);
  expect(await found({ at: { from: null, to: day(25) }, status: 'sent' })).toEqual(['sent']);
});

test('a page is a part of the whole', async () => {
  const page = await list({ limit: 2, offset: 1 });
  expect([page.total, page.campaigns.map(({ id }) => id)]).toEqual([4, [ids['scheduled'], ids['draft']]]);
  expect(await list({ limit: 0 })).toEqual({ campaigns: [], total: 4 });
});

test('who waits is who would get it before the start, and who is still to get it after', async () => {
  const waits = (id: Id, as = ceo) => cafe.panel.db.inScope(as, (tx) => whoWaits(as, tx, at.config, id));
  expect(await waits(ids['draft']!)).toMatchObject({ status: 'draft', people: 0, sms: 0 });
  // The campaign that is being sent leaves nobody for another one today.
  expect(await waits(ids['scheduled']!)).toMatchObject({ status: 'scheduled', body: 'scheduled', people: 0 });
  const sending = await waits(ids['sending']!);
  expect(sending).toMatchObject({ status: 'sending', people: 3 });
  expect(sending.sms).toBeGreaterThanOrEqual(3);
  await at.database.asOwner(
    `UPDATE message SET status = 'claimed', to_sealed = '', body_sealed = '' WHERE campaign_id = $1 AND guest_id = $2`,
    [ids['sending'], cafe.guestIds[0]],
  );
  expect(await waits(ids['sending']!)).toMatchObject({ people: 2 });
  for (const id of [foreign, ids['deleted']!, '999999999'])
    await expect(waits(id)).rejects.toThrow('not_found');
  await expect(waits(ids['sending']!, cafe.cashier)).rejects.toThrow('forbidden');
});

test('another business’s ids are as if they were not; a cashier and a guest may not look', async () => {
  const read = (scope: Scope, wanted: Id[]) =>
    cafe.panel.db.inScope(scope, (tx) => readCampaigns(scope, tx, wanted));
  const seen = await read(ceo, [foreign, ids['deleted']!, '999999999', ids['sent']!]);
  expect(seen.map(({ id }) => id)).toEqual([ids['sent']]);
  for (const scope of [cafe.cashier, guestScope(cafe.id)]) {
    await expect(list({}, scope)).rejects.toThrow('forbidden');
    await expect(read(scope, [ids['sent']!])).rejects.toThrow('forbidden');
  }
});
