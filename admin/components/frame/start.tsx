import type { Locale } from 'adminjs';
import { createRoot, createStore, I18nextProvider, initTranslations, Provider } from 'adminjs-start';
import React, { type ComponentType } from 'react';
import { BrowserRouter } from 'react-router-dom';
import { Application } from './application.js';
import { panelState } from './panel-state.js';

/** Reads what the server put into the page, and runs the panel in it, over AdminJS' own store and translations. */
export function start(components: Record<string, ComponentType<never>>): void {
  // The names under which AdminJS' own parts look for both.
  Object.assign(globalThis, {
    REDUX_STATE: JSON.parse(document.getElementById('state')!.textContent!),
    AdminJS: { UserComponents: components },
  });
  const state = panelState();
  const { i18n } = initTranslations(state.locale as Locale);
  createRoot(document.getElementById('app')!).render(
    <Provider store={createStore(state)}>
      <I18nextProvider i18n={i18n}>
        <BrowserRouter>
          <Application />
        </BrowserRouter>
      </I18nextProvider>
    </Provider>,
  );
}
