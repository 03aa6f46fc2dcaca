import { FirstVisit1700000000001 } from './0001-first-visit.js';
import { GuestPage1700000000002 } from './0002-guest-page.js';
import { GiftBySms1700000000004 } from './0004-gift-by-sms.js';

/** Named one by one: a glob would run whatever lies in the folder. */
export const MIGRATIONS = [FirstVisit1700000000001, GuestPage1700000000002, GiftBySms1700000000004];
