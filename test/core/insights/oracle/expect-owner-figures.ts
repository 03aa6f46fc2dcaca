import { expect } from '@jest/globals';
import { DateTime } from 'luxon';
import { listCampaigns } from '../../../../core/campaigns/read-history.js';
import { readBusyHours } from '../../../../core/insights/busy-hours.js';
import { readCohorts } from '../../../../core/insights/cohorts.js';
import { ALL_COUNTERS, type Counter, type Counts } from '../../../../core/insights/counters.js';
import { readMonthlyOverview } from '../../../../core/insights/monthly-overview.js';
import { OVERVIEW_COUNTERS, readOwnerOverview } from '../../../../core/insights/owner-overview.js';
import { periodAt, periodBefore, rangeOf, type PeriodUnit } from '../../../../core/insights/period.js';
import { compare, readCounts } from '../../../../core/insights/read-counts.js';
import { readReviewFunnel } from '../../../../core/insights/review-funnel.js';
import { readSmsStatistics } from '../../../../core/insights/sms-statistics.js';
import { readSocialClicks } from '../../../../core/insights/social-clicks.js';
import { systemScope, type Id } from '../../../../core/scope.js';
import type { TestPlatform } from '../../../support/test-platform.js';
import { daysOf, eachDay, plusDays } from './calendar.js';
import { campaignsRaw } from './campaigns.js';
import { countRaw, customersRaw, type Days } from './counts.js';
import { busyRaw, cohortsRaw } from './patterns.js';

const UNITS: PeriodUnit[] = ['day', 'week', 'month', 'year'];
const MONTHS = 4;

interface When {
  day: string;
  zone: string;
}

/** Every figure that an owner sees: of the day, week, month and year around a local day, and of a range that ends with it. */
export async function readOwnerFigures({ platform }: TestPlatform, businessId: Id, { day, zone }: When) {
  const scope = systemScope(businessId);
  const noon = DateTime.fromISO(`${day}T12:00`, { zone }).toJSDate();
  const month = periodAt('month', noon, zone);
  const range = rangeOf(plusDays(day, -9), day, zone);
  const periods = UNITS.flatMap((unit) => {
    const period = periodAt(unit, noon, zone);
    return [period, periodBefore(period)];
  });
  return platform.db.inScope(scope, async (tx) => ({
    counts: await readCounts(scope, tx, [...periods, range, periodBefore(range)], ALL_COUNTERS),
    overview: await readOwnerOverview(scope, tx, month),
    months: await readMonthlyOverview(scope, tx, month, MONTHS),
    sms: await readSmsStatistics(scope, tx, month),
    social: await readSocialClicks(scope, tx, month),
    funnel: await readReviewFunnel(scope, tx, month),
    busy: await readBusyHours(scope, tx, month),
    cohorts: await readCohorts(scope, tx, month, MONTHS),
    campaigns: await listCampaigns(scope, tx),
  }));
}

/** Holds all of these against the raw tables; answers what was shown. */
export async function expectOwnerFigures(
  at: TestPlatform,
  businessId: Id,
  { day, zone }: When,
): ReturnType<typeof readOwnerFigures> {
  const { database } = at;
  const shown = await readOwnerFigures(at, businessId, { day, zone });

  const inMonth = daysOf('month', day, zone);
  const lastMonths = [3, 2, 1, 0].map((back) => daysOf('month', day, zone, -back));
  const stretches: Days[] = [
    ...UNITS.flatMap((unit) => [daysOf(unit, day, zone), daysOf(unit, day, zone, -1)]),
    { first: plusDays(day, -9), last: day, zone },
    { first: plusDays(day, -19), last: plusDays(day, -10), zone },
    ...lastMonths,
    ...eachDay(inMonth).map((one) => ({ first: one, last: one, zone })),
  ];
  const raw = await countRaw(database, businessId, stretches);
  expect(shown.counts).toEqual(raw.slice(0, 10));

  const [now, before] = [raw[4]!, raw[5]!];
  const months = raw.slice(10, 10 + MONTHS);
  const daily = raw.slice(10 + MONTHS);
  const customers = await Promise.all(
    lastMonths.map(({ last }) => customersRaw(database, businessId, last, zone)),
  );
  const both = compare(now, before);
  expect(shown.overview.figures).toEqual({
    ...pick(both, OVERVIEW_COUNTERS),
    customers: { now: customers[3], before: customers[2] },
  });
  expect(shown.overview.daily).toEqual(
    daily.map((counts, at) => ({ day: plusDays(inMonth.first, at), ...pick(counts, OVERVIEW_COUNTERS) })),
  );
  expect(shown.months).toEqual(
    months.map((counts, at) => ({
      month: lastMonths[at]!.first,
      customers: customers[at],
      ...pick(counts, OVERVIEW_COUNTERS),
    })),
  );
  expect(shown.sms.figures).toEqual(pick(both, Object.keys(shown.sms.figures) as Counter[]));
  expect(shown.sms.rates).toEqual({ now: ratesOf(now), before: ratesOf(before) });
  expect(shown.sms.parts).toMatchObject(daily.map(ratesOf));
  expect(shown.social.figures).toEqual(pick(both, Object.keys(shown.social.figures) as Counter[]));
  expect(shown.social.parts).toMatchObject(daily.map(({ clicksX }) => ({ clicksX })));
  expect(shown.funnel).toEqual(pick(both, Object.keys(shown.funnel) as Counter[]));
  expect(shown.busy).toEqual(await busyRaw(database, businessId, inMonth));
  expect(shown.campaigns).toMatchObject(await campaignsRaw(database, businessId));
  expect(shown.cohorts).toEqual(
    await cohortsRaw(
      database,
      businessId,
      lastMonths.map(({ first }) => first),
    ),
  );
  return shown;
}

const pick = <V>(all: Record<Counter, V>, names: readonly Counter[]): Partial<Record<Counter, V>> =>
  Object.fromEntries(names.map((name) => [name, all[name]]));

const ratesOf = (counts: Counts<Counter>) => ({
  delivery: counts.smsAccepted ? counts.smsDelivered / counts.smsAccepted : null,
  clickThrough: counts.smsLinked ? counts.smsClicked / counts.smsLinked : null,
  redemption: counts.smsCoded ? counts.smsRedeemed / counts.smsCoded : null,
});
