import { once } from 'node:events';
import { resolve } from 'node:path';
import AdminJS, { Router as AdminRouter } from 'adminjs';
import express, { type RequestHandler } from 'express';
import { actionsOf } from '../../admin/access.js';
import { panelAdmin } from '../../admin/panel/current-admin.js';
import { resourceOptions } from '../../admin/panel/resource-options.js';
import { RESOURCES } from '../../admin/resources/all.js';
import { ScopedResource } from '../../admin/scoped-resource.js';
import type { Account } from '../../core/accounts/account.js';
import type { Platform } from '../../core/platform.js';

/**
 * AdminJS as its documents show it, with the same lists over the same rows: its own pages and bundles in production mode, its addresses
 * and files mounted as `@adminjs/express` mounts them, so uncompressed and asked for anew. Everybody is signed in as that account.
 */
export async function openStockPanel(platform: Platform, account: Account) {
  const admin = new AdminJS({
    rootPath: '/admin',
    resources: RESOURCES.filter(({ id }) => actionsOf(account.role, id).length > 0).map((definition) => ({
      resource: new ScopedResource(platform, definition),
      options: resourceOptions(platform, definition, account.language),
    })),
  });
  await admin.initialize();
  const app = express();
  for (const { path, src } of AdminRouter.assets)
    app.get(`/admin${path}`, (_request, response) => response.sendFile(resolve(src)));
  for (const { method, path, action, Controller } of AdminRouter.routes) {
    const handle: RequestHandler = async ({ params, query }, response) => {
      const controller = new Controller({ admin }, panelAdmin(account)) as Record<string, Handler>;
      const answer = await controller[action]!({ params, query, payload: {}, method: 'get' }, response);
      if (answer) response.send(answer);
    };
    if (method === 'GET') app.get(`/admin${path.replaceAll(/\{(\w+)\}/g, ':$1')}`, handle);
  }
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  return { base: `http://127.0.0.1:${port}`, close: () => void server.close() };
}

type Handler = (request: object, response: object) => Promise<unknown>;
