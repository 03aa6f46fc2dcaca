import type { ResourceDefinition } from '../panel/definition.js';
import { activity } from './activity.js';
import { allActivity } from './all-activity.js';
import { businesses } from './businesses.js';
import { campaigns } from './campaigns.js';
import { coupons } from './coupons.js';
import { customers } from './customers.js';
import { messages } from './messages.js';
import { staff } from './staff.js';

/** Every list of the panel, in the order of its navigation. */
export const RESOURCES: ResourceDefinition[] = [
  ...[customers, coupons, campaigns, messages, staff, activity],
  ...[businesses, allActivity],
];
