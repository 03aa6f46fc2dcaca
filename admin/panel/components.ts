import { fileURLToPath } from 'node:url';
import { ComponentLoader } from 'adminjs';

const here = (name: string) => fileURLToPath(new URL(`../components/${name}.tsx`, import.meta.url));

/** Components of our own, by name; the build puts them into one bundle under the same names. */
export const components = new ComponentLoader();
export const HOME = components.add('Home', here('home'));
export const ACTION_FORM = components.add('ActionForm', here('action-form'));
components.override('LoggedIn', here('logged-in'));
components.override('Version', here('nothing'));
