import { requireOwner } from '../campaigns/require-owner.js';
import type { PlatformTx, Tx } from '../db/tx.js';
import type { PlatformScope, Scope } from '../scope.js';
import type { Counter } from './counters.js';
import type { Period } from './period.js';
import { rollupParts, type Whose } from './rollup-parts.js';

const COUNTERS = ['scans', 'entries'] as const satisfies Counter[];
const DAYS = 7;
const HOURS = 24;

/** Interactions by weekday and hour of the day: `hours[0][9]` is Mondays from nine to ten. */
export interface BusyHours {
  hours: number[][];
}

/** When a business is busy, on its own clock, over a period. Throws Refusal `forbidden`. */
export async function readBusyHours(scope: Scope, tx: Tx, period: Period): Promise<BusyHours> {
  requireOwner(scope);
  return read(tx, 'business', scope.businessId, period);
}

/** When all businesses together are busy, on the platform's clock, over a period. */
export async function readPlatformBusyHours(
  _scope: PlatformScope,
  tx: PlatformTx,
  period: Period,
): Promise<BusyHours> {
  return read(tx, 'platform', null, period);
}

async function read(
  tx: PlatformTx,
  whose: Whose,
  businessId: string | null,
  period: Period,
): Promise<BusyHours> {
  const { sql, params } = rollupParts({ whose, counters: COUNTERS, periods: [period], fine: true });
  const rows = await tx.sql<{ weekday: number; hour: number; n: number }>(
    `${sql} SELECT extract(isodow FROM at AT TIME ZONE $10)::int AS weekday, extract(hour FROM at AT TIME ZONE $10)::int AS hour,
       sum(sign * (coalesce(scans, 0) + coalesce(entries, 0)))::int AS n
     FROM part GROUP BY 1, 2`,
    [...params(businessId), period.zone],
  );
  const hours = Array.from({ length: DAYS }, () => Array<number>(HOURS).fill(0));
  for (const { weekday, hour, n } of rows) hours[weekday - 1]![hour] = n;
  return { hours };
}
