import type { NewCampaign } from '../../core/campaigns/parse-campaign.js';
import type { Tx } from '../../core/db/tx.js';
import type { Platform } from '../../core/platform.js';
import type { Id, Scope } from '../../core/scope.js';
import { enrol } from './enrol.js';
import { ceoOf, makeBusiness, makeStaff } from './make-business.js';
import type { TestPlatform } from './test-platform.js';

export const OFFER = {
  title: { tr: 'Bir dilim kek', en: 'A slice of cake' },
  terms: { tr: 'Hafta sonu.' },
  validDays: 14,
};

export const CAMPAIGN: NewCampaign = {
  body: 'Merhaba {name}, hafta sonu bekleriz.',
  language: 'tr',
  transliterate: false,
  audience: { who: 'all' },
};

export interface CampaignCafe {
  id: Id;
  slug: string;
  owner: Scope;
  cashier: Scope;
  system: Scope;
  guestIds: Id[];
  /** As the owner, in the panel's process. */
  run<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  panel: Platform;
}

let phones = 0;

/** A business with a package, an owner, and so many guests who agreed to offers. */
export async function openCampaignCafe(
  test: TestPlatform,
  { guests = 0, bookedSms = 10_000 } = {},
): Promise<CampaignCafe> {
  const { id, slug, system } = await makeBusiness(test, { bookedSms });
  const panel = await ceoOf(test);
  const owner = await makeStaff(test, id, 'owner');
  const guestIds: Id[] = [];
  for (let n = 0; n < guests; n += 1) {
    const phone = `+9053${String(20_000_000 + (phones += 10_007))}`;
    guestIds.push((await enrol(test.platform, id, { phone })).guestId);
  }
  return {
    ...{ id, slug, owner, system, guestIds, panel },
    cashier: await makeStaff(test, id),
    run: (work) => panel.db.inScope(owner, work),
  };
}
