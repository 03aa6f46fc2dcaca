import { loadBusiness, type Business } from '../core/businesses/business.js';
import { findBusinessBySlug } from '../core/businesses/find-business.js';
import { Refusal } from '../core/errors.js';
import { runningGift, type Gift } from '../core/gifts/gift.js';
import { guestScope, type Scope } from '../core/scope.js';
import type { Bot } from './bot.js';

/** What a guest meets behind a slug. */
export interface GuestFace {
  scope: Scope;
  business: Business;
  /** The slug that holds today; the one asked for may be an older one. */
  currentSlug: string;
  /** `null` until the business has a gift. */
  gift: Gift | null;
}

/** Reads a business's face by any slug it ever had. Throws Refusal('not_found'). */
export async function loadGuestFace(bot: Bot, slug: string | null): Promise<GuestFace> {
  const { db } = bot.platform;
  const found = slug ? await findBusinessBySlug(db, slug) : null;
  if (!found) throw new Refusal('not_found');
  const scope = guestScope(found.businessId);
  const { business, gift } = await db.inScope(scope, async (tx) => ({
    business: await loadBusiness(scope, tx),
    gift: await runningGift(scope, tx),
  }));
  return { scope, business, gift, currentSlug: found.currentSlug };
}
