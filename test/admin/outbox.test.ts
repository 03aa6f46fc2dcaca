import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { queueMail } from '../../core/mail/queue-mail.js';
import { sandboxMail } from '../../core/mail/sandbox-mail.js';
import { sendMails } from '../../core/mail/send-mails.js';
import { operationsScope } from '../../core/scope.js';
import { makeBusiness } from '../support/make-business.js';
import { openTestAdmin, type TestAdmin } from './open-test-admin.js';
import type { PanelVisitor } from './panel-visitor.js';

let at: TestAdmin;
let ceo: PanelVisitor;
beforeAll(async () => {
  at = await openTestAdmin();
  const { id: businessId } = await makeBusiness(at);
  await at.addAccount('ceo@tarakazan.example');
  await at.addAccount('owner@cafe.example', { businessId, role: 'owner' });
  await at.addAccount('cashier@cafe.example', { businessId, role: 'cashier' });
  await at.platform.db.acrossBusinesses(operationsScope(), async (tx) => {
    for (const to of ['ali@cafe.example', 'can@cafe.example'])
      await queueMail(tx, {
        ...{ to, subject: 'Hello <b>', body: `for ${to}` },
        expiresAt: new Date(tx.now.getTime() + 60_000),
      });
  });
  const app = await at.openAnother({ as: 'app' });
  await sendMails(app, sandboxMail(app));
  ceo = await at.enter('ceo@tarakazan.example');
});
afterAll(() => at?.close());

test('the CEO reads the outbox, as a page and by a program, and of one receiver alone', async () => {
  const page = await (await ceo.get('/admin/outbox')).text();
  expect(page).toContain('for ali@cafe.example');
  expect(page).toContain('Hello &lt;b&gt;');
  const all = (await (await ceo.get('/admin/outbox.json')).json()) as { to: string }[];
  expect(all.map(({ to }) => to)).toEqual(['can@cafe.example', 'ali@cafe.example']);
  const one = await (await ceo.get('/admin/outbox.json?to=ali@cafe.example')).json();
  expect(one).toEqual([expect.objectContaining({ to: 'ali@cafe.example', channel: 'email' })]);
});

test.each(['owner@cafe.example', 'cashier@cafe.example'])('for %s there is no such page', async (email) => {
  const visitor = await at.enter(email);
  for (const path of ['/admin/outbox', '/admin/outbox.json'])
    expect((await visitor.get(path)).status).toBe(404);
});

test('nobody else comes in: a page leads to the sign-in and back, a program is told', async () => {
  const page = await at.visitor().get('/admin/outbox?to=x');
  expect([page.status, page.headers.get('location')]).toEqual([
    303,
    `/admin/sign-in?next=${encodeURIComponent('/admin/outbox?to=x')}`,
  ]);
  const program = await at.visitor().get('/admin/outbox.json', { accept: 'application/json' });
  expect(program.status).toBe(401);
});
