import { DateTime } from 'luxon';
import { createAccount } from '../../core/accounts/create-account.js';
import { createBusiness } from '../../core/businesses/create-business.js';
import { findBusinessBySlug, listBusinessIds } from '../../core/businesses/find-business.js';
import { setBusinessStatus } from '../../core/businesses/set-status.js';
import type { Config } from '../../core/config.js';
import { startGift } from '../../core/gifts/gift.js';
import type { Database } from '../../core/db/database.js';
import { rebuildPlatformRollups, rebuildRollups } from '../../core/insights/rollups/rebuild-rollups.js';
import { bookPackage } from '../../core/packages/book-package.js';
import type { Log } from '../../core/log.js';
import { openPlatform, type Platform } from '../../core/platform.js';
import { operationsScope, systemScope, type Id } from '../../core/scope.js';
import { DEMO_BUSINESSES, type DemoBusiness } from './businesses.js';
import { DemoClock } from './demo-clock.js';
import { planHistory } from './plan-history.js';
import { Random } from './random.js';
import { writeClicks } from './write-clicks.js';
import { writeHistory } from './write-history.js';

const MONTHS = 6;

/** A year's, booked when the business opened. */
const PACKAGE = {
  bookedSms: 5_000,
  priceMinor: 1_500_000,
  currency: 'TRY',
  periodMonths: 12,
  renews: true,
  rollsOver: true,
};

interface Options {
  /** Until when history goes; now, unless told. */
  until?: Date;
  seed?: string;
}

/** Fills an empty database with businesses that have a past; leaves any other alone. Needs the app's and the CEO's address. */
export async function loadDemo(
  config: Config,
  log: Log,
  { until = new Date(), seed = 'tarakazan' }: Options = {},
): Promise<{ loaded: boolean }> {
  const clock = new DemoClock();
  const quiet = log.child({}, { level: 'warn' });
  const app = await openPlatform(config, 'demo', { clock, log: quiet });
  const ceo = await openPlatform(config, 'demo', { clock, log: quiet, as: 'ceo' });
  try {
    const missing = await missingBusinesses(app.db);
    for (const [number, business] of DEMO_BUSINESSES.entries()) {
      if (!missing.has(business)) continue;
      const end = DateTime.fromJSDate(until, { zone: business.fields.timezone });
      const from = end.minus({ months: MONTHS }).startOf('day');
      clock.set(from.toJSDate());
      const { businessId, ownerId, cashierId } = await openBusiness(ceo, business);
      const { DEMO_PASSWORD: password } = config;
      if (password)
        await openSignIns(ceo, { business, businessId, ownerId, cashierId, password, first: number === 0 });
      const planned = planHistory({
        random: new Random(`${seed} ${business.fields.slug}`),
        business,
        number,
        from,
        until: end,
      });
      clock.set(until);
      const scope = systemScope(businessId);
      await app.db.inScope(scope, async (tx) => {
        await writeHistory(scope, tx, planned, cashierId, business.fields.timezone);
        // Numbers of its own, so that clicks leave the rest of the history as it was.
        const random = new Random(`${seed} clicks ${business.fields.slug}`);
        await writeClicks(scope, tx, { random, planned, business, until });
      });
      await rebuildRollups(app, scope);
    }
    if (missing.size > 0) await rebuildPlatformRollups(ceo, operationsScope());
    return { loaded: missing.size > 0 };
  } finally {
    await Promise.all([app.close(), ceo.close()]);
  }
}

/** All of them in an empty database; in one whose loading was cut short those that never came; none in any other. */
async function missingBusinesses(db: Database): Promise<Set<DemoBusiness>> {
  if ((await listBusinessIds(db)).length === 0) return new Set(DEMO_BUSINESSES);
  const found = await Promise.all(DEMO_BUSINESSES.map(({ fields }) => findBusinessBySlug(db, fields.slug)));
  return new Set(found[0] ? DEMO_BUSINESSES.filter((_, i) => !found[i]) : []);
}

async function openBusiness(
  ceo: Platform,
  { fields, gift, suspended }: DemoBusiness,
): Promise<{ businessId: Id; ownerId: Id; cashierId: Id }> {
  const businessId = await createBusiness(ceo, fields);
  const scope = systemScope(businessId);
  const staff = await ceo.db.inScope(scope, async (tx) => {
    if (gift) await startGift(scope, tx, gift);
    await bookPackage(scope, tx, PACKAGE);
    if (suspended) await setBusinessStatus(scope, tx, 'suspended');
    const insertStaff = (role: 'owner' | 'cashier', name: string) =>
      tx.one<{ id: Id }>(
        'INSERT INTO staff (business_id, role, name_sealed, created_at) VALUES ($1, $2, $3, $4) RETURNING id',
        [businessId, role, tx.keys.seal('staff.name', name), tx.now],
      );
    const { id: ownerId } = await insertStaff('owner', 'Demo Sahibi');
    return { ownerId, cashierId: (await insertStaff('cashier', 'Demo Kasiyer')).id };
  });
  return { businessId, ...staff };
}

interface SignIns {
  business: DemoBusiness;
  businessId: Id;
  ownerId: Id;
  cashierId: Id;
  password: string;
  /** The first business has a cashier who signs in too, and comes with the CEO. */
  first: boolean;
}

/** Who may sign in: an owner for each business. */
async function openSignIns(
  ceo: Platform,
  { business: { fields }, businessId, ownerId, cashierId, password, first }: SignIns,
): Promise<void> {
  const language = fields.language === 'de' ? 'de' : 'tr';
  await ceo.db.acrossBusinesses(operationsScope(), async (tx) => {
    const at = (who: string) => ({ email: `${who}@${fields.slug}.example`, language, password }) as const;
    await createAccount(tx, { ...at('owner'), role: 'owner', staff: { businessId, id: ownerId } });
    if (!first) return;
    await createAccount(tx, { ...at('cashier'), role: 'cashier', staff: { businessId, id: cashierId } });
    const email = 'ceo@tarakazan.example';
    await createAccount(tx, { email, role: 'ceo', staff: null, language, password });
  });
}
