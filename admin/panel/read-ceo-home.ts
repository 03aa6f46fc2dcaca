import type { Account } from '../../core/accounts/account.js';
import type { Language } from '../../core/i18n/languages.js';
import { translate } from '../../core/i18n/translate.js';
import {
  listBusinessPerformance,
  type BusinessPerformance,
} from '../../core/insights/business-performance.js';
import { monthSoFar } from '../../core/insights/month-so-far.js';
import { periodAt } from '../../core/insights/period.js';
import { readPlatformGrowth, type PlatformMonth } from '../../core/insights/platform-growth.js';
import { readPlatformOverview, type PlatformOverview } from '../../core/insights/platform-overview.js';
import { readSystemHealth, type SystemHealth } from '../../core/insights/system-health.js';
import type { Platform } from '../../core/platform.js';
import { platformScope } from '../../core/scope.js';
import { reasonText } from '../../core/sms/reason-text.js';
import { THROTTLED } from '../../core/sms/senders.js';
import { daysOf, type ComparedDays } from './compared-days.js';

const TOP = 10;

export interface CeoHome {
  role: 'ceo';
  days: ComparedDays;
  overview: PlatformOverview;
  top: BusinessPerformance[];
  /** The last twelve, this one too. */
  growth: PlatformMonth[];
  health: Pick<SystemHealth, 'waiting' | 'late' | 'lastHour'> & {
    /** On the platform's clock; null: nothing waits. */
    oldestDue: string | null;
    /** Each in a sentence. */
    pausedSenders: string[];
  };
}

/** The platform's figures of this month so far beside the same stretch of the last, in one transaction. */
export async function readCeoHome({ db, config }: Platform, { id, language }: Account): Promise<CeoHome> {
  const scope = platformScope(id);
  const zone = config.PLATFORM_TIMEZONE;
  return db.acrossBusinesses(scope, async (tx) => {
    const period = monthSoFar(tx.now, zone);
    return {
      role: 'ceo',
      days: daysOf(period),
      overview: await readPlatformOverview(scope, tx, period),
      top: await listBusinessPerformance(scope, tx, period, { most: TOP }),
      growth: await readPlatformGrowth(scope, tx, periodAt('month', tx.now, zone)),
      health: inWords(await readSystemHealth(scope, tx), language, zone),
    };
  });
}

function inWords(
  { oldestDueAt, pausedSenders, waiting, late, lastHour }: SystemHealth,
  language: Language,
  zone: string,
): CeoHome['health'] {
  const write = (at: Date) =>
    new Intl.DateTimeFormat(language, {
      ...{ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
      timeZone: zone,
    }).format(at);
  return {
    ...{ waiting, late, lastHour },
    oldestDue: oldestDueAt && write(oldestDueAt),
    pausedSenders: pausedSenders.map(({ sender, reason, until }) =>
      translate(language, 'overview.platform.sender', {
        sender,
        time: write(until),
        reason:
          reason === THROTTLED
            ? translate(language, 'overview.platform.throttled')
            : reasonText(language, reason),
      }),
    ),
  };
}
