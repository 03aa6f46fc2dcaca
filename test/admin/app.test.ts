import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildAdmin } from '../../admin/app.js';
import type { Database } from '../../core/db/database.js';
import { openTestPlatform, type TestPlatform } from '../support/test-platform.js';

let opened: TestPlatform;
let server: Server;
let address: string;
beforeAll(async () => {
  opened = await openTestPlatform({ as: 'ceo' });
  server = createServer(buildAdmin(opened.platform)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  await opened.close();
});

test.each([
  ['tr-TR,tr;q=0.9', 'tr', 'Panel henüz açık değil'],
  ['de', 'de', 'Das Panel ist noch nicht geöffnet'],
  ['en-GB', 'en', 'The panel is not open yet'],
  ['fr', 'en', 'The panel is not open yet'],
])('/admin speaks the visitor’s language: %s', async (wanted, language, title) => {
  const answer = await fetch(`${address}/admin`, { headers: { 'accept-language': wanted } });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-language')).toBe(language);
  const page = await answer.text();
  expect(page).toContain(`<html lang="${language}">`);
  expect(page).toContain(`<h1>${title}</h1>`);
});

test('every answer forbids scripts, frames and other hosts', async () => {
  for (const path of ['/admin', '/nothing-here', '/health/live']) {
    const { headers } = await fetch(address + path);
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
  }
});

test('an address that is not there is refused in words, in the common shape', async () => {
  const answer = await fetch(`${address}/admin/customers`, { headers: { 'accept-language': 'tr' } });
  expect(answer.status).toBe(404);
  expect(await answer.json()).toEqual({
    error: { code: 'not_found', message: 'Burada bir şey yok. Lütfen adresi kontrol edin.' },
  });
});

test('is ready while Postgres answers, and alive without it', async () => {
  expect((await fetch(`${address}/health/ready`)).status).toBe(200);
  const platform = {
    ...opened.platform,
    db: { ping: () => Promise.reject(new Error('away')) } as unknown as Database,
  };
  const alone = createServer(buildAdmin(platform)).listen(0, '127.0.0.1');
  await once(alone, 'listening');
  const at = `http://127.0.0.1:${(alone.address() as AddressInfo).port}`;
  const ready = await fetch(`${at}/health/ready`);
  expect(ready.status).toBe(503);
  expect(await ready.json()).toMatchObject({ error: { code: 'unavailable' } });
  expect((await fetch(`${at}/health/live`)).status).toBe(200);
  alone.close();
});
