import { FirstVisit1700000000001 } from './0001-first-visit.js';
import { Packages1700000000003 } from './0003-packages.js';
import { GiftBySms1700000000004 } from './0004-gift-by-sms.js';

/** Named one by one: a glob would run whatever lies in the folder. */
export const MIGRATIONS = [FirstVisit1700000000001, Packages1700000000003, GiftBySms1700000000004];
