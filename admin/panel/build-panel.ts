import AdminJS, { type AdminJSOptions, type PageContext } from 'adminjs';
import type { AccountRole } from '../../core/accounts/account.js';
import type { Language } from '../../core/i18n/languages.js';
import type { Platform } from '../../core/platform.js';
import { actionsOf } from '../access.js';
import { RESOURCES } from '../resources/all.js';
import { ScopedResource } from '../scoped-resource.js';
import { components, HOME } from './components.js';
import { guarded } from './guarded.js';
import { localeOf } from './locale.js';
import { readHome } from './read-home.js';
import { resourceOptions } from './resource-options.js';

/**
 * AdminJS as one role sees it in one language: it holds nothing but what the access table gives that role, so that what is not in it has no
 * navigation, no address and no handler there.
 */
export function buildPanel(platform: Platform, role: AccountRole, language: Language): AdminJS {
  const options: AdminJSOptions = {
    rootPath: '/admin',
    loginPath: '/admin/sign-in',
    logoutPath: '/admin/account',
    componentLoader: components,
    resources: RESOURCES.filter(({ id }) => actionsOf(role, id).length > 0).map((definition) => ({
      resource: new ScopedResource(platform, definition),
      options: resourceOptions(platform, definition, language),
    })),
    dashboard: {
      component: HOME,
      handler: guarded<PageContext, unknown>('page:home', ({ account }) => readHome(platform, account)),
    },
    locale: localeOf(language),
    branding: { companyName: 'TaraKazan' },
    settings: { defaultPerPage: 20 },
  };
  return new AdminJS(options);
}
