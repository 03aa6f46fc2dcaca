import type { PlatformTx } from '../db/tx.js';
import type { Id, PlatformScope } from '../scope.js';
import type { Balance } from './balance.js';
import { PACKAGE_COLUMNS, type SmsPackage } from './sms-package.js';

export interface BookedPackage {
  /** The one that runs, null without one. */
  running: SmsPackage | null;
  balance: Balance;
}

/** What each of the businesses has booked and has left. */
export async function readPackages(
  _scope: PlatformScope,
  tx: PlatformTx,
  ids: Id[],
): Promise<Map<Id, BookedPackage>> {
  const running = await tx.sql<SmsPackage & { businessId: Id }>(
    `SELECT business_id AS "businessId", ${PACKAGE_COLUMNS} FROM sms_package WHERE business_id = ANY($1::bigint[]) AND status = 'running'`,
    [ids],
  );
  const balances = await tx.sql<Balance & { businessId: Id }>(
    'SELECT business_id AS "businessId", available, reserved FROM ledger_balance WHERE business_id = ANY($1::bigint[])',
    [ids],
  );
  const packageOf = new Map(running.map(({ businessId, ...booked }) => [businessId, booked]));
  const balanceOf = new Map(balances.map(({ businessId, ...balance }) => [businessId, balance]));
  return new Map(
    ids.map((id) => [
      id,
      { running: packageOf.get(id) ?? null, balance: balanceOf.get(id) ?? { available: 0, reserved: 0 } },
    ]),
  );
}
