import { expect } from '@jest/globals';
import { listCampaigns } from '../../../../core/campaigns/read-history.js';
import { readBusyHours } from '../../../../core/insights/busy-hours.js';
import { readCohorts } from '../../../../core/insights/cohorts.js';
import { readMonthlyOverview } from '../../../../core/insights/monthly-overview.js';
import { readOwnerOverview } from '../../../../core/insights/owner-overview.js';
import { periodAt } from '../../../../core/insights/period.js';
import { readReviewFunnel } from '../../../../core/insights/review-funnel.js';
import { readSmsStatistics } from '../../../../core/insights/sms-statistics.js';
import { readSocialClicks } from '../../../../core/insights/social-clicks.js';
import { systemScope, type Id } from '../../../../core/scope.js';
import type { TestPlatform } from '../../../support/test-platform.js';

const ZONE = 'Europe/Istanbul';

/** The figures of that November, counted with a finger on the rows above. */
export async function expectByHand({ platform }: TestPlatform, businessId: Id): Promise<void> {
  const scope = systemScope(businessId);
  const month = periodAt('month', new Date('2026-11-20T12:00:00Z'), ZONE);
  const shown = await platform.db.inScope(scope, async (tx) => ({
    overview: await readOwnerOverview(scope, tx, month),
    months: await readMonthlyOverview(scope, tx, month, 3),
    sms: await readSmsStatistics(scope, tx, month),
    social: await readSocialClicks(scope, tx, month),
    funnel: await readReviewFunnel(scope, tx, month),
    busy: await readBusyHours(scope, tx, month),
    cohorts: await readCohorts(scope, tx, month, 2),
    campaigns: await listCampaigns(scope, tx),
  }));
  const pair = (now: number, before: number) => ({ now, before });
  expect(shown.overview.figures).toEqual({
    customers: pair(3, 2),
    scans: pair(3, 2),
    entries: pair(2, 2),
    verifications: pair(2, 1),
    visits: pair(4, 2),
    joined: pair(2, 2),
    reviewsSaidDone: pair(2, 0),
    couponsRedeemed: pair(2, 0),
    smsAccepted: pair(2, 1),
    smsSegments: pair(3, 1),
  });
  expect(shown.overview.daily).toHaveLength(30);
  expect(shown.overview.daily[0]).toEqual({
    ...{
      day: '2026-11-01',
      scans: 1,
      entries: 1,
      verifications: 1,
      visits: 1,
      joined: 1,
      reviewsSaidDone: 0,
    },
    ...{ couponsRedeemed: 0, smsAccepted: 0, smsSegments: 0 },
  });
  expect(shown.months.map(({ month: first, customers, scans }) => [first, customers, scans])).toEqual([
    ['2026-09-01', 0, 0],
    ['2026-10-01', 2, 2],
    ['2026-11-01', 3, 3],
  ]);
  expect(shown.sms.figures).toEqual({
    smsAccepted: pair(2, 1),
    smsSegments: pair(3, 1),
    smsDelivered: pair(1, 0),
    smsFailed: pair(1, 0),
    smsRefused: pair(1, 0),
    smsSkipped: pair(1, 0),
    smsLinked: pair(1, 0),
    smsClicked: pair(1, 0),
    smsCoded: pair(1, 0),
    smsRedeemed: pair(1, 0),
    linkClicks: pair(2, 0),
  });
  expect(shown.sms.rates).toEqual({
    now: { delivery: 0.5, clickThrough: 1, redemption: 1 },
    before: { delivery: 0, clickThrough: null, redemption: null },
  });
  expect(shown.social.figures).toMatchObject({ clicksInstagram: pair(2, 1), clicksX: pair(1, 0) });
  expect(shown.social.parts[5]).toMatchObject({ day: '2026-11-06', clicksInstagram: 1, clicksX: 1 });
  expect(shown.funnel).toEqual({
    reviewsAsked: pair(2, 1),
    reviewsOpened: pair(1, 1),
    reviewsSaidDone: pair(2, 0),
    reviewsDeclined: pair(1, 0),
  });
  // Sundays from midnight, Mondays from ten, Thursdays from three.
  const busy = shown.busy.hours.flatMap((hours, day) =>
    hours.flatMap((n, hour) => (n ? [[day, hour, n]] : [])),
  );
  expect(busy).toEqual([
    [0, 10, 1],
    [3, 15, 2],
    [6, 0, 2],
  ]);
  expect(shown.cohorts).toEqual([
    { month: '2026-10-01', guests: 2, back1: 1, back2: 0, back3: 0 },
    { month: '2026-11-01', guests: 2, back1: 0, back2: 0, back3: 0 },
  ]);
  expect(shown.campaigns).toMatchObject([
    {
      totals: ['delivered', 'failed', 'skipped'].map((status) => ({ status, reason: null, people: 1 })),
      ...{ recipients: 3, smsUsed: 3, smsReserved: 0, clicked: 1, redeemed: 1 },
    },
  ]);
}
