/** Parts of AdminJS' front end that it exports to nobody; the build finds them (admin/build/from-adminjs.ts). */
declare module 'adminjs-start' {
  import type { Locale, NoticeMessage } from 'adminjs';
  import type { ComponentType, ReactNode } from 'react';

  export type NoticeInState = NoticeMessage & { id: string };
  export interface Store {
    getState(): { notices: NoticeInState[] };
  }
  export function createStore(state: object): Store;
  export function initTranslations(locale: Locale): { i18n: object };
  export function dropNotice(id: string): { type: string };
  export function createRoot(element: HTMLElement): { render(node: ReactNode): void };
  export const Provider: ComponentType<{ store: Store; children: ReactNode }>;
  export const I18nextProvider: ComponentType<{ i18n: object; children: ReactNode }>;
  export function useDispatch(): (action: { type: string }) => void;
  export function useSelector<T>(select: (state: ReturnType<Store['getState']>) => T): T;
}
