import type { Account } from '../../core/accounts/account.js';
import { loadBusiness } from '../../core/businesses/business.js';
import { readBestHours } from '../../core/insights/best-hours.js';
import type { BestHours } from '../../core/insights/best-hours-estimate.js';
import { readElsewhere, type Elsewhere } from '../../core/insights/elsewhere.js';
import { monthSoFar } from '../../core/insights/month-so-far.js';
import { readMonthlyOverview, type MonthOfBusiness } from '../../core/insights/monthly-overview.js';
import { readOwnerOverview, type OwnerOverview } from '../../core/insights/owner-overview.js';
import { firstDayOf, periodAt } from '../../core/insights/period.js';
import { readReviewFunnel, type ReviewFunnel } from '../../core/insights/review-funnel.js';
import { readSocialClicks, type SocialClicks } from '../../core/insights/social-clicks.js';
import { readWhatNeedsDoing } from '../../core/insights/what-needs-doing.js';
import { runningPackage } from '../../core/packages/sms-package.js';
import type { Tx } from '../../core/db/tx.js';
import type { Scope } from '../../core/scope.js';
import type { Platform } from '../../core/platform.js';
import { ownScope } from './own-scope.js';
import { toDoText } from './to-do-text.js';
import { daysOf, lastDayOf, type ComparedDays } from './compared-days.js';

export interface OwnerHome {
  role: 'owner';
  business: string;
  /** The guests' page. */
  page: string;
  days: ComparedDays;
  overview: OwnerOverview;
  /** The running one: SMS of a period, and the last local day of this one. */
  package: { booked: number; lastDay: string } | null;
  toDos: string[];
  reviews: ReviewFunnel;
  social: SocialClicks['figures'];
  bestHours: BestHours;
  /** The last twelve, this one too. */
  months: MonthOfBusiness[];
  elsewhere: Elsewhere;
}

/** The owner's figures of this month so far beside the same stretch of the last, in one transaction. */
export async function readOwnerHome({ db, config }: Platform, account: Account): Promise<OwnerHome> {
  const scope = ownScope(account);
  return db.inScope(scope, async (tx) => {
    const { name, slug, timezone } = await loadBusiness(scope, tx);
    const period = monthSoFar(tx.now, timezone);
    const month = periodAt('month', tx.now, timezone);
    const toDos = await readWhatNeedsDoing(scope, tx);
    return {
      role: 'owner',
      business: name,
      page: `${config.PUBLIC_URL}/${slug}`,
      days: daysOf(period),
      overview: await readOwnerOverview(scope, tx, period),
      package: await readPackage(scope, tx, timezone),
      toDos: toDos.map((toDo) => toDoText(account.language, toDo)),
      reviews: await readReviewFunnel(scope, tx, period),
      social: (await readSocialClicks(scope, tx, period)).figures,
      bestHours: await readBestHours(scope, tx),
      months: await readMonthlyOverview(scope, tx, month),
      elsewhere: await readElsewhere(scope, tx, firstDayOf(month).slice(0, 7)),
    };
  });
}

async function readPackage(scope: Scope, tx: Tx, zone: string): Promise<OwnerHome['package']> {
  const running = await runningPackage(scope, tx);
  return (
    running && {
      booked: running.bookedSms,
      lastDay: lastDayOf({ until: running.endsAt, zone }),
    }
  );
}
