import { fileURLToPath } from 'node:url';
import { ComponentLoader } from 'adminjs';

const here = (name: string) => fileURLToPath(new URL(`../components/${name}.tsx`, import.meta.url));

/** Components of our own, by name; admin/components/entry.ts has them under the same names. */
export const components = new ComponentLoader();
export const HOME = components.add('Home', here('home'));
export const ACTION_FORM = components.add('ActionForm', here('action-form'));
export const HISTORY = components.add('History', here('history'));
