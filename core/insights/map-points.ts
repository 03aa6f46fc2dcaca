import type { PlatformTx } from '../db/tx.js';
import type { Id, PlatformScope } from '../scope.js';
import { activeWindow, activityOf, type Activity } from './activity.js';

export interface MapPoint {
  businessId: Id;
  name: string;
  region: string;
  city: string;
  /** Null where the business has not said where it is: it is in the table beside the map alone. */
  latitude: number | null;
  longitude: number | null;
  activity: Activity;
}

/** Every business with its place and whether it lives, by region, city and number. */
export async function listMapPoints(_scope: PlatformScope, tx: PlatformTx): Promise<MapPoint[]> {
  const { since, until } = activeWindow(tx.now);
  return tx.sql<MapPoint>(
    `SELECT b.business_id AS "businessId", b.name, b.region, b.city, b.latitude, b.longitude, ${activityOf('$1', '$2')} AS activity
     FROM business b ORDER BY b.region, b.city, b.business_id`,
    [since, until],
  );
}
