import { verifyLedger } from '../../../core/packages/verify-ledger.js';
import type { StandInReport } from '../../support/spawn-stand-in.js';
import type { Prepared } from './prepare-campaign.js';
import type { Stage } from './stage.js';

/** How a round ended, by the stand-in's count and by what the rows say. All that is wrong is a number above 0. */
export interface Outcome {
  accepted: number;
  /** Rows of ours, or texts to one person, that were taken more than once. */
  twice: number;
  /** Recipients that are neither settled nor unknown, and messages of which our rows know nothing. */
  lost: number;
  unknown: number;
  /** SMS between what was booked and what the ledger makes of it. */
  drift: number;
  /** SMS between what the ledger says was used and what the stand-in bills. */
  misbilled: number;
}

interface Rows {
  open: number;
  taken: number;
  unknown: number;
  available: number;
  reserved: number;
  used: number;
}

export async function countOutcome(
  { at }: Stage,
  { scope, campaignId, booked }: Prepared,
  report: StandInReport,
): Promise<Outcome> {
  const { rows, faults } = await at.platform.db.inScope(scope, async (tx) => ({
    rows: await tx.one<Rows>(
      `SELECT count(*) FILTER (WHERE status IN ('pending', 'claimed'))::int AS open,
         count(*) FILTER (WHERE status IN ('accepted', 'sent', 'delivered') OR status = 'failed' AND provider_id IS NOT NULL)::int AS taken,
         count(*) FILTER (WHERE status = 'unknown')::int AS unknown,
         max(b.available) AS available, max(b.reserved) AS reserved,
         (SELECT coalesce(-sum(available + reserved), 0)::int FROM ledger_entry WHERE business_id = $1 AND kind = 'used') AS used
       FROM message m JOIN ledger_balance b ON b.business_id = m.business_id WHERE m.business_id = $1 AND m.campaign_id = $2`,
      [scope.businessId, campaignId],
    ),
    faults: (await verifyLedger(scope, tx)).faults,
  }));
  const { open, taken, unknown, available, reserved, used } = rows;
  const billed = report.billedByBusiness[scope.businessId] ?? 0;
  const unsaid = report.accepted - taken;
  return {
    accepted: report.accepted,
    twice: report.twice.length + report.rowsTwice.length,
    lost: open + outside(unsaid, unknown),
    unknown,
    drift:
      Math.abs(booked - available - reserved - used) + faults.length + (unknown + open > 0 ? 0 : reserved),
    misbilled: outside(billed - used, unknown > 0 ? reserved : 0),
  };
}

/** By how much a number is not within 0 and `most`: what is unknown may have been taken or not. */
const outside = (value: number, most: number): number => Math.max(-value, value - most, 0);
