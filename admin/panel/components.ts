import { join } from 'node:path';
import { ComponentLoader } from 'adminjs';
import { PROJECT_ROOT } from '../../core/project-root.js';

const here = (name: string) => join(PROJECT_ROOT, 'admin/components', `${name}.tsx`);

/** Components of our own, by name; admin/components/entry.ts has them under the same names. */
export const components = new ComponentLoader();
export const HOME = components.add('Home', here('home'));
export const ACTION_FORM = components.add('ActionForm', here('action-form'));
export const HISTORY = components.add('History', here('history'));
