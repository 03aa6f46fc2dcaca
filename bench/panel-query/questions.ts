import { listActivity } from '../../core/activity-log/list-activity.js';
import { listAllActivity } from '../../core/activity-log/list-all-activity.js';
import { listCampaigns } from '../../core/campaigns/read-history.js';
import { listRecipients } from '../../core/campaigns/list-recipients.js';
import { listBusinessPerformance } from '../../core/insights/business-performance.js';
import { readBusyHours, readPlatformBusyHours } from '../../core/insights/busy-hours.js';
import { readCohorts, readPlatformCohorts } from '../../core/insights/cohorts.js';
import { listBusinesses } from '../../core/insights/list-businesses.js';
import { listMapPoints } from '../../core/insights/map-points.js';
import { monthSoFar } from '../../core/insights/month-so-far.js';
import { readMonthlyOverview } from '../../core/insights/monthly-overview.js';
import { readOwnerOverview } from '../../core/insights/owner-overview.js';
import { periodAt, periodsUntil, type Period, type PeriodUnit } from '../../core/insights/period.js';
import { readPlatformOverview } from '../../core/insights/platform-overview.js';
import { readRegionalGrowth } from '../../core/insights/regional-growth.js';
import { readReviewFunnel } from '../../core/insights/review-funnel.js';
import { readSmsStatistics } from '../../core/insights/sms-statistics.js';
import { readSocialClicks } from '../../core/insights/social-clicks.js';
import type { PlatformTx, Tx } from '../../core/db/tx.js';
import { operationsScope, systemScope, type PlatformScope, type Scope } from '../../core/scope.js';
import { NOW } from './data-set.js';
import { MEASURED, type DataSet } from './open-data-set.js';

/** What a page of the panel asks, as one transaction. */
export interface Question {
  name: string;
  ask(of: DataSet): Promise<unknown>;
}

const ZONE = 'Europe/Istanbul';
const current = (unit: PeriodUnit): Period => periodAt(unit, new Date(NOW), ZONE);
const month = current('month');
const year = current('year');
const quarter: Period = { ...month, unit: 'range', since: periodsUntil(month, 3)[0]!.since };

const soFar = monthSoFar(new Date(NOW), ZONE);
const FIRST_PAGE = { limit: 20, offset: 0 };
const byName = { by: 'name', direction: 'asc' } as const;
const byCustomers = { by: 'customers', direction: 'desc' } as const;

const OF_BUSINESS: Record<string, (scope: Scope, tx: Tx) => Promise<unknown>> = {
  overview: (scope, tx) => readOwnerOverview(scope, tx, month),
  months: (scope, tx) => readMonthlyOverview(scope, tx, month, 12),
  sms: (scope, tx) => readSmsStatistics(scope, tx, month),
  'sms-year': (scope, tx) => readSmsStatistics(scope, tx, year, 'month'),
  social: (scope, tx) => readSocialClicks(scope, tx, month),
  reviews: (scope, tx) => readReviewFunnel(scope, tx, year),
  'busy-hours': (scope, tx) => readBusyHours(scope, tx, quarter),
  cohorts: (scope, tx) => readCohorts(scope, tx, month, 12),
  campaigns: (scope, tx) => listCampaigns(scope, tx),
  activity: (scope, tx) => listActivity(scope, tx, FIRST_PAGE),
  recipients: (scope, tx) => listRecipients(scope, tx, String(10_000 + Number(scope.businessId))),
};

const OF_PLATFORM: Record<string, (scope: PlatformScope, tx: PlatformTx) => Promise<unknown>> = {
  overview: (scope, tx) => readPlatformOverview(scope, tx, month),
  'performance-month': (scope, tx) => listBusinessPerformance(scope, tx, month),
  'performance-year': (scope, tx) => listBusinessPerformance(scope, tx, year),
  'top-redeemed': (scope, tx) => listBusinessPerformance(scope, tx, month, { by: 'redeemed', most: 10 }),
  businesses: (scope, tx) => listBusinesses(scope, tx, soFar, { ...FIRST_PAGE, sort: byName }),
  'businesses-by-customers': (scope, tx) =>
    listBusinesses(scope, tx, soFar, { ...FIRST_PAGE, sort: byCustomers }),
  activity: (scope, tx) => listAllActivity(scope, tx, FIRST_PAGE),
  map: (scope, tx) => listMapPoints(scope, tx),
  growth: (scope, tx) => readRegionalGrowth(scope, tx, month, 12),
  'busy-hours': (scope, tx) => readPlatformBusyHours(scope, tx, quarter),
  cohorts: (scope, tx) => readPlatformCohorts(scope, tx, month, 12),
};

export const QUESTIONS: Question[] = [
  ...Object.entries(MEASURED).flatMap(([which, id]) =>
    Object.entries(OF_BUSINESS).map(([name, ask]) => ({
      name: `${which}.${name}`,
      ask({ ceo }: DataSet) {
        const scope = systemScope(id);
        return ceo.db.inScope(scope, (tx) => ask(scope, tx));
      },
    })),
  ),
  ...Object.entries(OF_PLATFORM).map(([name, ask]) => ({
    name: `platform.${name}`,
    ask: ({ ceo }: DataSet) => ceo.db.acrossBusinesses(operationsScope(), (tx) => ask(operationsScope(), tx)),
  })),
];
