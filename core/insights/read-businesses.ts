import type { PlatformTx } from '../db/tx.js';
import { readPackages, type BookedPackage } from '../packages/read-packages.js';
import type { Id, PlatformScope } from '../scope.js';
import { activeWindow, activityOf, LAST_LIFE, type Activity } from './activity.js';
import type { Counter } from './counters.js';
import { customersOf, untilEndOf } from './customers.js';
import type { Period } from './period.js';
import { readCountsOfEach } from './read-counts.js';

/** A business as the CEO lists it. */
export interface ListedBusiness extends BookedPackage {
  id: Id;
  name: string;
  slug: string;
  city: string;
  region: string;
  status: 'open' | 'suspended' | 'closed';
  activity: Activity;
  /** The last scan, guest who joined, or SMS that it paid for; null: there was none. */
  lastActivityAt: Date | null;
  createdAt: Date;
  customers: number;
  /** In the period. */
  scans: number;
  joined: number;
}

const COUNTERS = ['scans', 'joined', 'erased'] as const satisfies Counter[];

type BusinessRow = Omit<ListedBusiness, 'customers' | 'scans' | 'joined' | keyof BookedPackage>;

/** Those of the ids that are businesses, in the order of the ids. */
export async function readBusinesses(
  scope: PlatformScope,
  tx: PlatformTx,
  month: Period,
  ids: Id[],
): Promise<ListedBusiness[]> {
  if (ids.length === 0) return [];
  const window = activeWindow(tx.now);
  const rows = await tx.sql<BusinessRow>(
    `SELECT b.business_id AS id, b.name, s.slug, b.city, b.region, b.status, ${activityOf('$2', '$3')} AS activity,
       (${LAST_LIFE}) AS "lastActivityAt", b.created_at AS "createdAt"
     FROM business b JOIN business_slug s ON s.business_id = b.business_id AND s.is_current
     WHERE b.business_id = ANY($1::bigint[]) ORDER BY array_position($1::bigint[], b.business_id)`,
    [ids, window.since, window.until],
  );
  const packages = await readPackages(scope, tx, ids);
  const counts = await readCountsOfEach(scope, tx, ids, [month, untilEndOf(month)], COUNTERS);
  return rows.map((row) => {
    const [inMonth, everSince] = counts.get(row.id)!;
    const { scans, joined } = inMonth!;
    return { ...row, ...packages.get(row.id)!, scans, joined, customers: customersOf(everSince!) };
  });
}
