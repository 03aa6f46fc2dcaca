import type { ResourceDefinition } from '../panel/definition.js';
import { campaigns } from './campaigns.js';
import { coupons } from './coupons.js';
import { customers } from './customers.js';
import { messages } from './messages.js';
import { staff } from './staff.js';

/** Every list of the panel, in the order of its navigation. */
export const RESOURCES: ResourceDefinition[] = [customers, coupons, campaigns, messages, staff];
