import type { Bot } from './bot.js';
import { loadGuestFace, type GuestFace } from './load-guest-face.js';
import { listFirstSlugs } from '../core/businesses/find-business.js';

/** How many are looked at, at most, so that nobody's visit to the home page becomes a walk through all. */
const MOST = 8;

export type Example = GuestFace & { gift: NonNullable<GuestFace['gift']> };

/** An open business with a gift to try: of the demo data only, as nobody else asked to be shown. Null where there is none. */
export async function loadExample(bot: Bot): Promise<Example | null> {
  const { config, db, log } = bot.platform;
  if (!config.DEMO_DATA) return null;
  try {
    for (const slug of await listFirstSlugs(db, MOST)) {
      const face = await loadGuestFace(bot, slug);
      const { gift, business } = face;
      if (gift && business.status === 'open' && isMadeUp(business)) return { ...face, gift };
    }
  } catch (error) {
    // What TaraKazan is can be told without a database.
    log.warn({ error }, 'the home page goes without its example');
  }
  return null;
}

/** Demo businesses have addresses of a name that nobody can own (RFC 2606). */
const isMadeUp = ({ contactEmail }: GuestFace['business']): boolean => contactEmail.endsWith('.example');
