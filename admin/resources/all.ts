import type { ResourceDefinition } from '../panel/definition.js';
import { activity } from './activity.js';
import { allActivity } from './all-activity.js';
import { businesses } from './businesses.js';
import { customers } from './customers.js';
import { staff } from './staff.js';

/** Every list of the panel, in the order of its navigation. */
export const RESOURCES: ResourceDefinition[] = [customers, staff, activity, businesses, allActivity];
