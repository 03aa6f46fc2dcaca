import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import { buildAdmin } from '../../admin/app.js';
import { createAccount } from '../../core/accounts/create-account.js';
import { HttpLimits } from '../../core/limits/http-limits.js';
import type { Platform } from '../../core/platform.js';
import { operationsScope, type Id } from '../../core/scope.js';
import { makeStaff } from '../support/make-business.js';
import { openTestPlatform, type TestPlatform } from '../support/test-platform.js';
import { PanelVisitor } from './panel-visitor.js';

export const PASSWORD = 'a long enough phrase';

export interface TestAdmin extends TestPlatform {
  app: Express;
  base: string;
  /** Nobody yet: a browser that was just opened. */
  visitor(): PanelVisitor;
  /** Somebody signed in, over the form. */
  enter(email: string, password?: string): Promise<PanelVisitor>;
  /** A sign-in with PASSWORD: of a business's owner or cashier, else the CEO's. */
  addAccount(email: string, of?: { businessId: Id; role: 'owner' | 'cashier' }): Promise<Id>;
}

export async function listen(platform: Platform) {
  // All visitors of a test come from one address.
  const admin = buildAdmin(platform, new HttpLimits({ sign_in: 10_000, panel: 100_000 }));
  const server = createServer(admin.app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    app: admin.app,
    base: `http://127.0.0.1:${port}`,
    async close() {
      server.close();
      server.closeAllConnections();
      await admin.close();
    },
  };
}

/** The panel on a database of its own, listening. */
export async function openTestAdmin(
  options: Parameters<typeof openTestPlatform>[0] = {},
): Promise<TestAdmin> {
  const opened = await openTestPlatform({ as: 'ceo', ...options });
  const { app, base, close } = await listen(opened.platform);
  const visitor = () => new PanelVisitor(base);
  return {
    ...opened,
    app,
    base,
    visitor,
    async enter(email, password = PASSWORD) {
      const one = visitor();
      await one.signIn(email, password);
      return one;
    },
    async addAccount(email, of) {
      const staff = of ? await makeStaff(opened, of.businessId, of.role) : null;
      return opened.platform.db.acrossBusinesses(operationsScope(), (tx) =>
        createAccount(tx, {
          email,
          role: of?.role ?? 'ceo',
          staff: staff && { businessId: staff.businessId, id: staff.actor.id! },
          language: 'en',
          password: PASSWORD,
        }),
      );
    },
    async close() {
      await close();
      await opened.close();
    },
  };
}
