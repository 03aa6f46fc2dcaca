import type { PlatformTx } from '../db/tx.js';
import type { PlatformScope } from '../scope.js';
import type { Period } from './period.js';
import { readRegionalGrowth, type RegionMonth } from './regional-growth.js';

export type PlatformMonth = Omit<RegionMonth, 'region'>;

/** All regions together over so many months that end with this one (36 at most), oldest first. */
export async function readPlatformGrowth(
  scope: PlatformScope,
  tx: PlatformTx,
  month: Period,
  count = 12,
): Promise<PlatformMonth[]> {
  const months = new Map<string, PlatformMonth>();
  for (const { region: _, month: name, ...more } of await readRegionalGrowth(scope, tx, month, count)) {
    const sum = months.get(name) ?? { month: name, businesses: 0, joined: 0, interactions: 0 };
    months.set(name, {
      month: name,
      businesses: sum.businesses + more.businesses,
      joined: sum.joined + more.joined,
      interactions: sum.interactions + more.interactions,
    });
  }
  return [...months.values()];
}
