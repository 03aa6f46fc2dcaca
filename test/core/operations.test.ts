import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { buildAdmin } from '../../admin/app.js';
import { readConfig } from '../../core/config.js';
import { serveOperations } from '../../core/operations/serve-operations.js';
import { openPlatform, type Platform } from '../../core/platform.js';
import { WorkerMetrics } from '../../workers/metrics.js';
import { PanelVisitor } from '../admin/panel-visitor.js';
import { openTestAdmin, type TestAdmin } from '../admin/open-test-admin.js';
import { openLine, type Line } from '../support/line.js';

let at: TestAdmin;
let line: Line;
let app: Platform;
beforeAll(async () => {
  at = await openTestAdmin();
  const url = new URL(at.database.appUrl);
  line = await openLine(Number(url.port));
  url.port = String(line.port);
  app = await openPlatform(
    readConfig({ ...at.environment, DATABASE_URL: url.href, LOG_LEVEL: 'silent' }),
    'test',
  );
});
afterAll(async () => {
  await app?.close();
  await line?.close();
  await at?.close();
});

/** Serves, asks, and ends the server. */
async function ask(platform: Platform, registry: WorkerMetrics['registry'], path: string, headers = {}) {
  const server = await serveOperations(platform, registry, 0);
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers });
  const text = await answer.text();
  server.close();
  server.closeAllConnections();
  return { status: answer.status, wait: answer.headers.get('retry-after'), text };
}

test('a worker tells health and metrics on a port of its own, metrics to its own network alone', async () => {
  const { registry } = new WorkerMetrics(app);
  expect((await ask(app, registry, '/health/live')).status).toBe(200);
  expect((await ask(app, registry, '/health/ready')).status).toBe(200);
  expect((await ask(app, registry, '/metrics')).text).toContain('workers_due{queue="codes"} 0');
  for (const header of [{ 'x-forwarded-for': '203.0.113.9' }, { forwarded: 'for=203.0.113.9' }])
    expect((await ask(app, registry, '/metrics', header)).status).toBe(404);
  for (const path of ['/', '/metrics/', '/health', '/admin'])
    expect((await ask(app, registry, path)).status).toBe(404);
});

test('with Postgres away it is live and not ready, and its metrics leave out what they cannot know', async () => {
  const { registry } = new WorkerMetrics(app);
  await line.cut();
  try {
    expect((await ask(app, registry, '/health/live')).status).toBe(200);
    expect(await ask(app, registry, '/health/ready')).toMatchObject({ status: 503, wait: '5' });
    const { status, text } = await ask(app, registry, '/metrics');
    expect(status).toBe(200);
    expect(text).not.toContain('workers_due{');
  } finally {
    await line.mend();
  }
  expect((await ask(app, registry, '/metrics')).text).toContain('workers_due{queue="codes"} 0');
});

test('the panel counts its answers by route pattern, and tells of all businesses what only it may see', async () => {
  const { app: panel, metrics, close } = buildAdmin(at.platform);
  const server = createServer(panel).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const visitor = new PanelVisitor(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  await visitor.get('/admin/sign-in');
  await visitor.get('/admin/link/some-secret-token');
  await visitor.get('/admin/nowhere-at-all');
  expect((await visitor.get('/metrics')).status).toBe(404);
  const { text } = await ask(at.platform, metrics.registry, '/metrics');
  expect(text).toMatch(/panel_request_seconds_count\{method="GET",route="\/admin\/sign-in",status="200"\} 1/);
  expect(text).toContain('route="/admin/link/:token"');
  expect(text).not.toMatch(/some-secret|nowhere-at-all/);
  expect(text).toContain('panel_messages_last_hour{state="failed"} 0');
  expect(text).toContain('panel_senders_paused{state="all"} 0');
  server.close();
  server.closeAllConnections();
  await close();
});
