import { expect } from '@jest/globals';
import { DateTime } from 'luxon';
import { listBusinessPerformance } from '../../../../core/insights/business-performance.js';
import { readPlatformBusyHours } from '../../../../core/insights/busy-hours.js';
import { readPlatformCohorts } from '../../../../core/insights/cohorts.js';
import { ALL_COUNTERS, type Counter, type Counts } from '../../../../core/insights/counters.js';
import { listMapPoints } from '../../../../core/insights/map-points.js';
import { periodAt, periodBefore } from '../../../../core/insights/period.js';
import { readPlatformOverview } from '../../../../core/insights/platform-overview.js';
import { readPlatformCounts } from '../../../../core/insights/read-counts.js';
import { readRegionalGrowth } from '../../../../core/insights/regional-growth.js';
import type { Platform } from '../../../../core/platform.js';
import { operationsScope } from '../../../../core/scope.js';
import type { TestPlatform } from '../../../support/test-platform.js';
import { daysOf, eachDay } from './calendar.js';
import { countRaw, customersRaw } from './counts.js';
import { activityRaw, busyRaw, cohortsRaw } from './patterns.js';

const MONTHS = 3;
const interactions = ({ scans, entries }: Counts<Counter>): number => scans + entries;

/** Holds every figure that the CEO sees against the raw tables of all businesses: of the month and the year around a day of the platform's zone. */
export async function expectPlatformFigures(
  { database }: TestPlatform,
  ceo: Platform,
  { day, zone }: { day: string; zone: string },
): Promise<void> {
  const scope = operationsScope();
  const month = periodAt('month', DateTime.fromISO(`${day}T12:00`, { zone }).toJSDate(), zone);
  const shown = await ceo.db.acrossBusinesses(scope, async (tx) => ({
    now: tx.now,
    counts: await readPlatformCounts(scope, tx, [month, periodBefore(month)], ALL_COUNTERS),
    overview: await readPlatformOverview(scope, tx, month),
    businesses: await listBusinessPerformance(scope, tx, month),
    redeemers: await listBusinessPerformance(scope, tx, month, {
      by: 'redeemed',
      activity: 'active',
      most: 3,
      skip: 1,
    }),
    points: await listMapPoints(scope, tx),
    growth: await readRegionalGrowth(scope, tx, month, MONTHS),
    busy: await readPlatformBusyHours(scope, tx, month),
    cohorts: await readPlatformCohorts(scope, tx, month, MONTHS),
  }));

  const inMonth = daysOf('month', day, zone);
  const months = [2, 1, 0].map((back) => daysOf('month', day, zone, -back));
  const years = [0, -1].map((more) => daysOf('year', day, zone, more));
  const days = eachDay(inMonth).map((one) => ({ first: one, last: one, zone }));
  const raw = await countRaw(database, null, [inMonth, months[1]!, ...years, ...days]);
  expect(shown.counts).toEqual(raw.slice(0, 2));
  const businesses = await activityRaw(database, shown.now);
  const open = businesses.filter(({ status }) => status === 'open');
  const customers = await Promise.all(
    [2, 1].map((at) => customersRaw(database, null, months[at]!.last, zone)),
  );
  expect(shown.overview).toEqual({
    activeBusinesses: {
      now: open.filter(({ active }) => active).length,
      before: open.filter(({ activeBefore }) => activeBefore).length,
    },
    openBusinesses: open.length,
    customers: { now: customers[0], before: customers[1] },
    interactions: {
      month: { now: interactions(raw[0]!), before: interactions(raw[1]!) },
      year: { now: interactions(raw[2]!), before: interactions(raw[3]!) },
    },
    daily: days.map(({ first }, at) => ({ day: first, interactions: interactions(raw[at + 4]!) })),
  });

  const each = await Promise.all(
    businesses.map(async ({ businessId, name, region, status, active }) => {
      const counts = await countRaw(database, businessId, [inMonth, months[1]!, months[0]!]);
      const [now, before] = counts as [Counts<Counter>, Counts<Counter>, Counts<Counter>];
      const pair = (of: (counts: Counts<Counter>) => number) => ({ now: of(now), before: of(before) });
      return {
        counts,
        listed: {
          ...{ businessId, name, region },
          activity: status !== 'open' ? 'closed' : active ? 'active' : 'inactive',
          interactions: pair(interactions),
          joined: pair(({ joined }) => joined),
          reviews: pair(({ reviewsSaidDone }) => reviewsSaidDone),
          redeemed: pair(({ couponsRedeemed }) => couponsRedeemed),
        },
      };
    }),
  );
  const listed = each.map((one) => one.listed);
  const byMost = (of: 'interactions' | 'redeemed') =>
    [...listed].sort((a, b) => b[of].now - a[of].now || Number(a.businessId) - Number(b.businessId));
  expect(shown.businesses).toEqual(byMost('interactions').slice(0, 100));
  expect(shown.redeemers).toEqual(
    byMost('redeemed')
      .filter(({ activity }) => activity === 'active')
      .slice(1, 4),
  );
  expect(new Map(shown.points.map((point) => [point.businessId, point.activity]))).toEqual(
    new Map(listed.map(({ businessId, activity }) => [businessId, activity])),
  );

  const made = await database.asOwner<{ businessId: string; day: string }>(
    `SELECT business_id AS "businessId", to_char(created_at AT TIME ZONE $1, 'YYYY-MM-DD') AS day FROM business`,
    [zone],
  );
  const regions = [...new Set(listed.map(({ region }) => region))];
  const grown = regions.flatMap((region) =>
    months.map(({ first, last }, at) => {
      const here = each.filter((one) => one.listed.region === region);
      const ids = new Set(here.map((one) => one.listed.businessId));
      const of = here.map(({ counts }) => counts[2 - at]!);
      return {
        ...{ region, month: first },
        businesses: made.filter((one) => ids.has(one.businessId) && one.day <= last).length,
        joined: of.reduce((sum, { joined }) => sum + joined, 0),
        interactions: of.reduce((sum, counts) => sum + interactions(counts), 0),
      };
    }),
  );
  expect(shown.growth).toHaveLength(grown.length);
  expect(shown.growth).toEqual(expect.arrayContaining(grown));
  expect(shown.busy).toEqual(await busyRaw(database, null, inMonth));
  expect(shown.cohorts).toEqual(
    await cohortsRaw(
      database,
      null,
      months.map(({ first }) => first),
    ),
  );
}
