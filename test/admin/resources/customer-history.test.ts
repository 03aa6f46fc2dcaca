import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { issueCoupon } from '../../../core/gifts/issue-coupon.js';
import { redeemCoupon } from '../../../core/gifts/redeem-coupon.js';
import { guestScope, type Id } from '../../../core/scope.js';
import { enrol } from '../../support/enrol.js';
import { FakeClock } from '../../support/fake-clock.js';
import { makeBusiness, makeStaff } from '../../support/make-business.js';
import { askPanel } from '../ask-panel.js';
import { openTestAdmin, type TestAdmin } from '../open-test-admin.js';
import type { PanelVisitor } from '../panel-visitor.js';

const clock = new FakeClock('2026-11-02T09:00:00Z');
let at: TestAdmin;
let guestId: Id;
let owner: PanelVisitor;
const visitors = new Map<string, PanelVisitor>();
const customers = askPanel(() => owner, 'customers');

beforeAll(async () => {
  at = await openTestAdmin({ clock });
  const app = await at.openAnother({ as: 'app' });
  const { id } = await makeBusiness(at);
  const other = await makeBusiness(at);
  const [guest, cashier] = [guestScope(id), await makeStaff(at, id)];
  guestId = (await enrol(app, id, { consent: false })).guestId;
  const { code } = await app.db.inScope(guest, (tx) => issueCoupon(guest, tx, guestId));
  clock.advance({ hours: 1 });
  await at.platform.db.inScope(cashier, (tx) => redeemCoupon(cashier, tx, code));
  clock.advance({ hours: 1 });
  await at.database.asOwner(
    `INSERT INTO message (business_id, purpose, payer, channel, guest_id, language, to_sealed, body_sealed, status, reason, segments, created_at)
     VALUES ($1, 'reply', 'platform', 'sms', $2, 'tr', '', '', 'failed', 'unreachable', 1, $3)`,
    [id, guestId, clock.now()],
  );
  for (const [email, role, businessId] of [
    ['owner@a.example', 'owner', id],
    ['cashier@a.example', 'cashier', id],
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

const told = async () => (await customers.look(guestId, 'history')).history.entries.map(({ text }) => text);

test('what happened to a customer is told in sentences of the reader’s language, the newest first', async () => {
  expect(await told()).toEqual([
    'Reply by SMS: failed. The phone was off or out of reach for too long.',
    'Used “A filter coffee”, taken in by Deneme.',
    'Was given “A filter coffee”, valid until Dec 2, 2026.',
    'Was here.',
    'Did not agree to SMS offers (on your page, text no. 1).',
    'Became a customer.',
  ]);
  await at.database.asOwner(`UPDATE account SET language = 'tr'`);
  expect((await told())[2]).toBe('“Bir filtre kahve” hediyesini aldı, son gün 2 Ara 2026.');
  await at.database.asOwner(`UPDATE account SET language = 'de'`);
  expect((await told())[1]).toBe('Löste „Ein Filterkaffee“ ein, angenommen von Deneme.');
  await at.database.asOwner(`UPDATE account SET language = 'en'`);
});

test('each has its time, and the page before is asked for by what the last one said', async () => {
  const { history } = await customers.look(guestId, 'history');
  expect([history.older, history.entries[0]!.at]).toEqual([null, clock.now().toISOString()]);
  await at.database.asOwner(
    `INSERT INTO visit (business_id, guest_id, day, at)
     SELECT business_id, id, date '2026-01-01' + n, timestamptz '2026-01-01' + n * interval '1 day' FROM guest, generate_series(1, 60) n WHERE id = $1`,
    [guestId],
  );
  const first = (await customers.look(guestId, 'history')).history;
  expect(first.entries).toHaveLength(50);
  const rest = (await customers.look(guestId, 'history', `?before=${first.older}`)).history;
  expect([rest.entries.length, rest.older]).toEqual([16, null]);
  for (const before of ['x', '', '1.1.1&before=2.2.2'])
    expect((await customers.look(guestId, 'history', `?before=${before}`)).error?.code).toBe(
      'filter_invalid',
    );
});

test('it is no action that anybody sees, and nobody else reads it', async () => {
  const { record } = await customers.look(guestId);
  expect(record.recordActions.map(({ name }) => name)).toEqual(['show']);
  for (const who of ['cashier@a.example', 'ceo', 'owner@b.example']) {
    const theirs = askPanel(() => visitors.get(who)!, 'customers');
    expect([who, (await theirs.look(guestId, 'history')).status]).toEqual([who, 404]);
  }
  for (const resource of ['coupons', 'messages', 'campaigns', 'staff'])
    expect((await askPanel(() => owner, resource).look(guestId, 'history')).status).toBe(404);
});
