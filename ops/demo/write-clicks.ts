import { NETWORKS } from '../../core/businesses/social-links.js';
import { SocialClick } from '../../core/db/entities/social-click.js';
import type { Tx } from '../../core/db/tx.js';
import type { Scope } from '../../core/scope.js';
import type { DemoBusiness } from './businesses.js';
import type { PlannedGuest } from './plan-history.js';
import type { Random } from './random.js';

/** How often each network's button is tapped, were all of them there; in the order of NETWORKS. */
const WEIGHTS = [9, 3, 5, 1, 2, 4];
/** Of the visits, first and later ones, those in which a button is tapped. */
const SHARE = 0.17;

interface Past {
  random: Random;
  planned: PlannedGuest[];
  business: DemoBusiness;
  until: Date;
}

/** Some guests tap a social button a moment after they came. */
export async function writeClicks(
  { businessId }: Scope,
  tx: Tx,
  { random, planned, business, until }: Past,
): Promise<void> {
  const links = business.fields.socialLinks;
  const weights = NETWORKS.map((network, at) => (links[network] ? WEIGHTS[at]! : 0));
  if (weights.every((weight) => weight === 0)) return;
  const clicks: Partial<SocialClick>[] = [];
  for (const { person, firstAt, returnsAt } of planned)
    for (const came of [firstAt, ...returnsAt]) {
      if (!random.chance(SHARE)) continue;
      const at = new Date(came.getTime() + (20 + random.below(120)) * 1000);
      const network = NETWORKS[random.weighted(weights)]!;
      const deviceHash = tx.keys.secretIndex('device', `demo ${network} ${person.phone}`);
      if (at < until) clicks.push({ businessId, network, deviceHash, at });
    }
  await tx.insertRows(SocialClick, clicks);
}
