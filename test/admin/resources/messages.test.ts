import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openCampaignCafe, type CampaignCafe } from '../../support/campaign-cafe.js';
import { FakeClock } from '../../support/fake-clock.js';
import { actionsOf, askPanel, namesOf } from '../ask-panel.js';
import { openTestAdmin, type TestAdmin } from '../open-test-admin.js';
import type { PanelVisitor } from '../panel-visitor.js';

const clock = new FakeClock('2026-11-02T09:00:00Z');
let at: TestAdmin;
let cafe: CampaignCafe;
let owner: PanelVisitor;
const visitors = new Map<string, PanelVisitor>();
const messages = askPanel(() => owner, 'messages');

beforeAll(async () => {
  at = await openTestAdmin({ clock });
  const app = { ...at, platform: await at.openAnother({ as: 'app' }) };
  cafe = await openCampaignCafe(app, { guests: 1 });
  const other = await openCampaignCafe(app, { guests: 1 });
  await at.database.asOwner('DELETE FROM message');
  for (const { id, guestIds } of [other, cafe])
    for (const [n, [purpose, status, reason]] of [
      ['gift', 'sent', null],
      ['reply', 'failed', 'unreachable'],
      ['reminder', 'skipped', 'a_reason_of_tomorrow'],
      ['reminder', 'claimed', null],
    ].entries())
      await at.database.asOwner(
        `INSERT INTO message (business_id, purpose, payer, channel, guest_id, language, to_sealed, body_sealed, status, reason, segments, created_at)
         VALUES ($1, $2, 'package', 'sms', $3, 'tr', '', '', $4, $5, 1, $6)`,
        [id, purpose, guestIds[0], status, reason, new Date(clock.now().getTime() + n * 86_400_000)],
      );
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

test('each SMS is listed with what became of it, and why in the reader’s words', async () => {
  const { records, meta } = await messages.list();
  expect(meta.total).toBe(4);
  expect(records.map(({ params }) => [params['purpose'], params['status'], params['reason']])).toEqual([
    ['reminder', 'waiting', null],
    ['reminder', 'skipped', 'The message could not be delivered.'],
    ['reply', 'failed', 'The phone was off or out of reach for too long.'],
    ['gift', 'under_way', null],
  ]);
  expect(namesOf(records)).toEqual(Array(4).fill('Şule Yılmaz'));
  await at.database.asOwner(`UPDATE account SET language = 'tr'`);
  expect((await messages.list()).records[2]!.params['reason']).toBe(
    'Telefon uzun süre kapalı ya da kapsama dışındaydı.',
  );
  await at.database.asOwner(`UPDATE account SET language = 'en'`);
});

test('by status, purpose, days and words; only looking is possible', async () => {
  const found = async (query: Record<string, string>) =>
    (await messages.list(query)).records.map(({ params }) => params['purpose']);
  expect(await found({ 'filters.status': 'waiting' })).toEqual(['reminder']);
  expect(await found({ 'filters.status': 'under_way' })).toEqual(['gift']);
  expect(await found({ 'filters.purpose': 'reminder' })).toEqual(['reminder', 'reminder']);
  expect(await found({ 'filters.purpose': 'reminder', 'filters.status': 'skipped' })).toEqual(['reminder']);
  expect(await found({ 'filters.createdAt~~to': '2026-11-03T23:00:00Z' })).toEqual(['reply', 'gift']);
  expect(await found({ 'filters.words': 'yılm' })).toHaveLength(4);
  expect(await found({ 'filters.words': 'ali' })).toEqual([]);
  expect(await found({ sortBy: 'createdAt', direction: 'asc', perPage: '1' })).toEqual(['gift']);
  expect((await messages.list({ 'filters.status': 'sent' })).error?.code).toBe('filter_invalid');
  expect((await messages.list({ 'filters.body': 'a' })).error?.code).toBe('filter_invalid');
  const { records } = await messages.list();
  expect(actionsOf(records[0]!)).toEqual(['show']);
});

test('what it says is in no answer, nor whom it went to but masked', async () => {
  const { records } = await messages.list();
  const { record } = await messages.look(records[0]!.id);
  expect(Object.keys(record.params).sort()).toEqual(
    [
      ...['acceptedAt', 'campaign', 'createdAt', 'id', 'name', 'phone', 'purpose', 'reason', 'settledAt'],
      ...['sms', 'status', 'words'],
    ].sort(),
  );
  expect(record.params['phone']).toMatch(/^\+90 5•• ••• •• \d\d$/);
});

test('nobody else sees any of it', async () => {
  const { id } = (await messages.list()).records[0]!;
  for (const who of ['cashier@a.example', 'ceo', 'owner@b.example']) {
    const theirs = askPanel(() => visitors.get(who)!, 'messages');
    expect([who, (await theirs.look(id)).status]).toEqual([who, 404]);
    if (who !== 'owner@b.example') expect((await theirs.list()).status).toBe(404);
  }
});
