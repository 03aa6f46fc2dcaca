import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { draftCampaign } from '../../../core/campaigns/draft-campaign.js';
import type { Id } from '../../../core/scope.js';
import { CAMPAIGN, openCampaignCafe, type CampaignCafe } from '../../support/campaign-cafe.js';
import { FakeClock } from '../../support/fake-clock.js';
import { casesOf } from '../../core/campaigns/run-cases.js';
import { actionsOf, askPanel } from '../ask-panel.js';
import { openTestAdmin, type TestAdmin } from '../open-test-admin.js';
import type { PanelVisitor } from '../panel-visitor.js';

const clock = new FakeClock('2026-11-02T09:00:00Z');
const LONG = 'Merhaba {name}, bu hafta sonu bahçemizde taze limonata var, sizi de bekleriz';
let at: TestAdmin;
let cafe: CampaignCafe;
let cases: ReturnType<typeof casesOf>;
let owner: PanelVisitor;
let foreign: Id;
const visitors = new Map<string, PanelVisitor>();
const campaigns = askPanel(() => owner, 'campaigns');

beforeAll(async () => {
  at = await openTestAdmin({ clock });
  // Its guests come through the bot's process, and another sends.
  const app = { ...at, platform: await at.openAnother({ as: 'app' }) };
  cafe = await openCampaignCafe(app, { guests: 4 });
  const other = await openCampaignCafe(app, { guests: 1 });
  cases = casesOf(app, cafe);
  foreign = await casesOf(app, other).started();
  for (const [email, role, businessId] of [
    ['owner@a.example', 'owner', cafe.id],
    ['cashier@a.example', 'cashier', cafe.id],
    ['owner@b.example', 'owner', other.id],
  ] as const) {
    await at.addAccount(email, { businessId, role });
    visitors.set(email, await at.enter(email));
  }
  await at.addAccount('ceo@tarakazan.example');
  visitors.set('ceo', await at.enter('ceo@tarakazan.example'));
  owner = visitors.get('owner@a.example')!;
});
afterAll(() => at?.close());

const statusOf = async (id: Id) => (await cases.row(id))['status'];
const logged = async (id: Id) =>
  (
    await at.database.asOwner<{ action: string; actor_role: string }>(
      `SELECT action, actor_role FROM activity_entry WHERE subject_type = 'campaign' AND subject_id = $1 ORDER BY seq`,
      [id],
    )
  )
    .filter(({ actor_role }) => actor_role === 'owner')
    .map(({ action }) => action)
    .filter((action) => /pause|resume|cancel|delete/.test(action));

test('a campaign is listed by its beginning with its figures, and each of its people is in one of them', async () => {
  const id = await cases.started();
  const ends = [
    ['delivered', null],
    ['failed', 'unreachable'],
    ['skipped', 'opted_out'],
    ['accepted', null],
  ];
  for (const [n, [status, reason]] of ends.entries())
    await at.database.asOwner(
      `UPDATE message SET status = $3, reason = $4, to_sealed = '', body_sealed = '', accepted_at = CASE WHEN $3 <> 'skipped' THEN $5::timestamptz END
       WHERE campaign_id = $1 AND guest_id = $2`,
      [id, cafe.guestIds[n], status, reason, clock.now()],
    );
  await at.database.asOwner('UPDATE campaign SET body = $2 WHERE id = $1', [id, LONG]);
  const { records, meta } = await campaigns.list();
  expect(meta.total).toBe(1);
  const { params } = records[0]!;
  expect(params).toMatchObject({
    ...{ name: 'Merhaba {name}, bu hafta sonu bahçemizde taze limonata var,…', status: 'sending' },
    ...{ people: 4, delivered: 1, failed: 1, skipped: 1, underWay: 1, waiting: 0, unknown: 0 },
    ...{ clicked: 0, redeemed: 0, smsUsed: 6, at: clock.now().toISOString() },
  });
  const { record } = await campaigns.look(id);
  expect(record.params).toMatchObject({
    text: LONG,
    why: '1: The phone was off or out of reach for too long.\n1: The person has opted out.',
  });
  const figures = ['waiting', 'underWay', 'delivered', 'failed', 'skipped', 'unknown'];
  expect(figures.reduce((sum, name) => sum + Number(record.params[name]), 0)).toBe(record.params['people']);
});

test('by status and by days; what is no status is refused', async () => {
  expect((await campaigns.list({ 'filters.status': 'sending' })).meta.total).toBe(1);
  expect((await campaigns.list({ 'filters.status': 'sent' })).records).toEqual([]);
  expect((await campaigns.list({ 'filters.at~~from': '2026-11-03' })).records).toEqual([]);
  expect((await campaigns.list({ 'filters.at~~from': '2026-11-02' })).meta.total).toBe(1);
  expect((await campaigns.list({ 'filters.status': 'deleted' })).error?.code).toBe('filter_invalid');
});

test('each action says first whom it is about, is there only where it makes sense, and is done and logged once', async () => {
  const id = await cases.started();
  expect(actionsOf((await campaigns.look(id)).record)).toEqual(['cancel', 'pause', 'show']);
  const { record } = await campaigns.look(id, 'pause');
  expect(record.effect).toEqual({
    text: '“Merhaba {name}, hafta sonu bekleriz.” stops now, and 2 people do not get it for the time being. You can let it go on whenever you like.',
    button: 'Pause',
  });
  expect(await statusOf(id)).toBe('sending');
  // A double click, and one more.
  const both = await Promise.all([campaigns.act(id, 'pause'), campaigns.act(id, 'pause')]);
  expect(both.map(({ notice }) => notice?.type)).toEqual(['success', 'success']);
  await campaigns.act(id, 'pause');
  expect([await statusOf(id), await logged(id)]).toEqual(['paused', ['campaign.pause']]);

  expect(actionsOf((await campaigns.look(id)).record)).toEqual(['cancel', 'resume', 'show']);
  await campaigns.act(id, 'resume');
  expect([await statusOf(id), await logged(id)]).toEqual(['sending', ['campaign.pause', 'campaign.resume']]);
});

test('cancelling tells how many will not get it and what comes back; afterwards nothing can be done to it', async () => {
  await at.database.asOwner(`UPDATE business SET campaign_pause_hours = 0`);
  const id = await cases.started();
  const effect = (await campaigns.look(id, 'cancel')).record.effect!;
  expect(effect.text).toMatch(/ will not reach 4 people\. Free again: 8 SMS\.$/);
  expect(effect.button).toBe('Cancel for 4 people');
  expect((await campaigns.look(id, 'resume')).record.effect!.button).toBe('Go on: 4 people · 8 SMS');
  await Promise.all([campaigns.act(id, 'cancel'), campaigns.act(id, 'cancel')]);
  expect([await statusOf(id), await logged(id)]).toEqual(['cancelled', ['campaign.cancel']]);
  const { record } = await campaigns.look(id);
  expect(record.params).toMatchObject({ skipped: 4, waiting: 0, why: '4: The sending was cancelled.' });
  expect(actionsOf(record)).toEqual(['show']);
  const { notice } = await campaigns.act(id, 'pause');
  expect(notice?.type).toBe('error');
});

test('a draft and a scheduled one can be deleted, with who would have got it, and are then gone', async () => {
  const draft = await cases.draft();
  expect(actionsOf((await campaigns.look(draft.id)).record)).toEqual(['remove', 'show']);
  expect((await campaigns.look(draft.id, 'remove')).record.effect!.text).toContain('Nothing of it was sent.');
  const scheduled = await cases.draft();
  await cases.schedule(scheduled.id, scheduled.revision, '2026-11-20', '10:00');
  expect((await campaigns.look(scheduled.id, 'remove')).record.effect!.text).toContain(
    'will not reach 4 people.',
  );
  for (const { id } of [draft, scheduled]) {
    await Promise.all([campaigns.act(id, 'remove'), campaigns.act(id, 'remove')]);
    expect([await statusOf(id), await logged(id)]).toEqual(['deleted', ['campaign.delete']]);
    expect((await campaigns.look(id)).status).toBe(404);
    expect((await campaigns.act(id, 'remove')).status).toBe(404);
  }
});

test('one that was put back says why it never began', async () => {
  const { id } = await cases.draft();
  await at.database.asOwner(`UPDATE campaign SET paused_reason = 'no_sms_left' WHERE id = $1`, [id]);
  expect((await campaigns.look(id)).record.params['why']).toBe(
    'It is a draft again. The SMS package was used up.',
  );
});

test('nobody else does anything to it: not a cashier, not the CEO, not another owner', async () => {
  const id = await cases.started();
  const before = await cases.row(id);
  for (const who of ['cashier@a.example', 'ceo', 'owner@b.example']) {
    const theirs = askPanel(() => visitors.get(who)!, 'campaigns');
    for (const action of ['show', 'pause', 'resume', 'cancel', 'remove'])
      expect([who, action, (await theirs.look(id, action)).status]).toEqual([who, action, 404]);
    for (const action of ['pause', 'resume', 'cancel', 'remove'])
      expect([who, action, (await theirs.act(id, action)).status]).toEqual([who, action, 404]);
    if (who !== 'owner@b.example') expect((await theirs.list()).status).toBe(404);
  }
  expect((await campaigns.act(foreign, 'cancel')).status).toBe(404);
  expect(await cases.row(id)).toEqual(before);
  expect(await statusOf(foreign)).toBe('sending');
});

test('a draft of another business is in nobody else’s list', async () => {
  const { id } = await cafe.run((tx) => draftCampaign(cafe.owner, tx, CAMPAIGN));
  const { records } = await askPanel(() => visitors.get('owner@b.example')!, 'campaigns').list();
  expect(records.map((record) => record.id)).toEqual([foreign]);
  expect(records.map((record) => record.id)).not.toContain(id);
});
