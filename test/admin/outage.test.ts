import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readConfig } from '../../core/config.js';
import { openPlatform, type Platform } from '../../core/platform.js';
import { makeBusiness } from '../support/make-business.js';
import { openLine, type Line } from '../support/line.js';
import { listen, openTestAdmin, PASSWORD, type TestAdmin } from './open-test-admin.js';
import { PanelVisitor } from './panel-visitor.js';

let at: TestAdmin;
let line: Line;
let platform: Platform;
let panel: Awaited<ReturnType<typeof listen>>;
let owner: PanelVisitor;

beforeAll(async () => {
  at = await openTestAdmin();
  const { id: businessId } = await makeBusiness(at);
  await at.addAccount('owner@cafe.example', { businessId, role: 'owner' });
  const url = new URL(at.database.ceoUrl);
  line = await openLine(Number(url.port));
  url.port = String(line.port);
  const config = readConfig({ ...at.environment, DATABASE_CEO_URL: url.href, LOG_LEVEL: 'silent' });
  platform = await openPlatform(config, 'test', { as: 'ceo' });
  panel = await listen(platform);
  owner = new PanelVisitor(panel.base);
  await owner.signIn('owner@cafe.example', PASSWORD);
  await line.cut();
});
afterAll(async () => {
  await panel?.close();
  await platform?.close();
  await line?.close();
  await at?.close();
});

test.each([
  '/admin',
  '/admin/account',
  '/admin/resources/customers',
  '/admin/api/resources/customers/actions/list',
  '/health/ready',
])('with Postgres away GET %s says 503 and when to ask again', async (path) => {
  const answer = await owner.get(path);
  expect(answer.status).toBe(503);
  expect(answer.headers.get('retry-after')).toBe('5');
});

test('with Postgres away a sign-in and a change say so too, and all is well when it is there again', async () => {
  for (const [path, form] of [
    ['/admin/sign-in', { email: 'owner@cafe.example', password: PASSWORD }],
    ['/admin/forgot', { email: 'owner@cafe.example' }],
    ['/admin/account/language', { language: 'de' }],
  ] as const) {
    const { status, headers } = await owner.post(path, form);
    expect([path, status, headers.get('retry-after')]).toEqual([path, 503, '5']);
  }
  expect((await owner.get('/health/live')).status).toBe(200);
  await line.mend();
  expect((await owner.get('/admin/account')).status).toBe(200);
});
