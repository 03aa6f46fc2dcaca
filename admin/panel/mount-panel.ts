import type AdminJS from 'adminjs';
import { Router as AdminRouter } from 'adminjs';
import { Router, type Request, type RequestHandler, type Response } from 'express';
import type { AccountRole } from '../../core/accounts/account.js';
import type { BuiltFiles } from '../../core/built-files.js';
import { Refusal } from '../../core/errors.js';
import { LANGUAGES } from '../../core/i18n/languages.js';
import type { HttpLimits } from '../../core/limits/http-limits.js';
import type { Platform } from '../../core/platform.js';
import { mayDo } from '../access.js';
import { loadAccount } from '../http/load-account.js';
import { readPayload } from '../http/read-payload.js';
import { requireRole } from '../http/require-role.js';
import { sendCompressed } from '../http/send-compressed.js';
import { RESOURCES } from '../resources/all.js';
import { isId } from '../scoped-resource.js';
import { buildPanel } from './build-panel.js';
import { panelAdmin } from './current-admin.js';
import { PANEL_CSP, panelPage } from './panel-page.js';
import { readPlace } from './read-place.js';

const ROLES: AccountRole[] = ['owner', 'cashier', 'ceo'];

/** Its bundler, and an older way to search that its own pages do not use. */
const LEFT_OUT = new Set(['bundleComponents', 'search']);

const INHERITED = /(^|[.~])(__proto__|constructor|prototype)([.~]|$)/;

type PanelRoute = (typeof AdminRouter)['routes'][number];

/**
 * AdminJS' addresses, each behind the access table; its own middleware, bundler and files stay out. Whatever a later version adds is
 * mounted here as well, and refused until the table knows it.
 */
export function mountPanel(platform: Platform, limits: HttpLimits, files: BuiltFiles): Router {
  const panels = new Map<string, AdminJS>();
  for (const role of ROLES)
    for (const language of LANGUAGES) panels.set(`${role} ${language}`, buildPanel(platform, role, language));
  const router = Router();
  for (const route of AdminRouter.routes.filter(({ action }) => !LEFT_OUT.has(action))) {
    const path = `/admin${route.path.replaceAll(/\{(\w+)\}/g, ':$1')}`;
    router[route.method === 'POST' ? 'post' : 'get'](path, answer(platform, limits, panels, files, route));
  }
  return router;
}

function answer(
  platform: Platform,
  limits: HttpLimits,
  panels: Map<string, AdminJS>,
  files: BuiltFiles,
  route: PanelRoute,
): RequestHandler {
  const isApi = route.path.startsWith('/api/');
  return async (request, response) => {
    await limits.spend('panel', request.ip ?? 'unknown');
    const account = await loadAccount(platform, request);
    if (!account) throw new Refusal('signed_out');
    requireRole(platform, account, 'route:panel');
    const params = request.params as Record<string, string>;
    if (!mayDo(account.role, keyOf(route, params))) throw new Refusal('not_found');
    if (params['recordId'] !== undefined && !isId(params['recordId'])) throw new Refusal('not_found');
    const admin = panels.get(`${account.role} ${account.language}`)!;
    // AdminJS makes objects of the dots in these names.
    if (Object.keys(request.query).some((name) => INHERITED.test(name))) throw new Refusal('filter_invalid');
    const place = isApi ? undefined : await readPlace(platform, account);
    const controller = new route.Controller({ admin }, panelAdmin(account, place)) as Controller;
    const payload = request.method === 'POST' ? await readPayload(request) : {};
    const method = request.method.toLowerCase();
    const result = await controller[route.action]!(
      { params, query: request.query, payload, method },
      response,
    );
    if (isApi) response.json(result);
    else {
      response.set('Content-Security-Policy', PANEL_CSP);
      await sendCompressed(request, response, panelPage(String(result), account.language, files));
    }
  };
}

type Controller = Record<
  string,
  (
    request: { params: object; query: Request['query']; payload: object; method: string },
    response: Response,
  ) => Promise<unknown>
>;

/** The row of the access table that an address of AdminJS stands for. */
function keyOf(
  { action: kind }: PanelRoute,
  { resourceId, pageName, action = 'list' }: Record<string, string>,
): string {
  if (kind === 'index' || kind === 'dashboard') return 'page:home';
  if (kind === 'page') return `page:${pageName}`;
  const resource = RESOURCES.find(({ id }) => id === resourceId);
  const on = resource?.actions?.find(({ name }) => name === action)?.on ?? STOCK[action];
  // Of an action on a record there is no address on the whole list, and the other way round.
  return resource && `${on}Action` === (kind === 'resource' ? 'resourceAction' : kind)
    ? `resource:${resourceId}.${action}`
    : 'nothing';
}

/** What AdminJS' own actions work on, and the one that any resource may have; those that change something are not ours. */
const STOCK: Record<string, 'resource' | 'record'> = {
  list: 'resource',
  search: 'resource',
  show: 'record',
  history: 'record',
};
