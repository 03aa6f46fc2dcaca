import type { Locale, ResourceJSON } from 'adminjs';
import type { ComponentType } from 'react';
import type { ShownAccount } from '../../panel/current-admin.js';

interface PanelState {
  resources: ResourceJSON[];
  pages: { name: string; component: string; icon?: string }[];
  dashboard: { component: string };
  session: ShownAccount;
  locale: Locale;
}

const window = globalThis as unknown as {
  REDUX_STATE: PanelState;
  AdminJS: { UserComponents: Record<string, ComponentType<never>> };
};

/** What the server put into the page: who asks, and all that there is for them. It does not change while the page is open. */
export const panelState = (): PanelState => window.REDUX_STATE;

/** The resource of that name; there is none that the role may not see. */
export const resourceOf = (id: string | undefined): ResourceJSON | undefined =>
  panelState().resources.find((resource) => resource.id === id);

/** A component by the name that the server gave it. Throws when the bundle has none of that name. */
export function componentOf<Props>(name: string): ComponentType<Props> {
  const component = window.AdminJS.UserComponents[name];
  if (!component) throw new Error(`no component ${name} in admin/components/entry.ts`);
  return component as unknown as ComponentType<Props>;
}
