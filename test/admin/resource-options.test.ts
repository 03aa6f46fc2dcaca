import { expect, test } from '@jest/globals';
import type { ActionContext } from 'adminjs';
import type { Account } from '../../core/accounts/account.js';
import type { Platform } from '../../core/platform.js';
import type { ResourceDefinition } from '../../admin/panel/definition.js';
import { panelAdmin } from '../../admin/panel/current-admin.js';
import { resourceOptions } from '../../admin/panel/resource-options.js';
import { businesses } from '../../admin/resources/businesses.js';

const AWAY = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
const CEO: Account = {
  ...{ id: '1', role: 'ceo', businessId: null, staffId: null, email: 'ceo@tarakazan.example' },
  ...{ language: 'de', epoch: 1, hasTotp: false, hasPassword: true },
};
const platform = {
  config: {},
  db: {},
  log: { warn: () => undefined, error: () => undefined },
} as unknown as Platform;

interface Handled {
  handler(request: object, response: unknown, context: ActionContext): Promise<unknown>;
}

/** Suspends the business 7, which AdminJS has read before; what `run` and the reading after it do is given. */
async function suspend(run: () => Promise<void>, findMany: () => Promise<unknown[]>): Promise<unknown> {
  const actions = businesses.actions!.map((action) => ({ ...action, run }));
  const definition = { ...businesses, actions } as ResourceDefinition;
  const own = resourceOptions(platform, definition, 'de').actions as unknown as Record<string, Handled>;
  const record = { id: () => '7', toJSON: () => ({ id: '7', as: 'before' }) };
  const params = { resourceId: 'businesses', recordId: '7', action: 'suspend' };
  const context = { currentAdmin: panelAdmin(CEO), record, resource: { findMany } };
  return own['suspend']!.handler(
    { method: 'post', payload: {}, params },
    {},
    context as unknown as ActionContext,
  );
}

const done = async () => undefined;

test('what was done is told as done, though what became of it cannot be read', async () => {
  expect(await suspend(done, () => Promise.reject(AWAY))).toEqual({
    record: { id: '7', as: 'before' },
    notice: { message: 'Der Betrieb ist gesperrt.', type: 'success' },
    redirectUrl: '/admin/resources/businesses/records/7/show',
  });
});

test('a record that is gone after it leads to its list', async () => {
  expect(await suspend(done, async () => [])).toMatchObject({ redirectUrl: '/admin/resources/businesses' });
});

test('when Postgres goes away under an action, nobody knows whether it was done, and nobody says so', async () => {
  await expect(suspend(() => Promise.reject(AWAY), done as never)).rejects.toMatchObject({
    code: 'outcome_unknown',
  });
});
