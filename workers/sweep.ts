import { anchorHeads } from '../core/activity-log/anchor-heads.js';
import { listBusinessIds } from '../core/businesses/find-business.js';
import { expireCoupons } from '../core/gifts/redeem-coupon.js';
import { purgeCodeRequests } from '../core/guests/take-code-allowance.js';
import { keepRollups } from '../core/insights/rollups/keep-rollups.js';
import { sweepPackages } from '../core/packages/sweep-packages.js';
import { refreshHourPattern } from '../core/insights/refresh-hour-pattern.js';
import type { Platform } from '../core/platform.js';
import { runDueReminders } from '../core/reminders/run-due-reminders.js';
import { systemScope } from '../core/scope.js';
import type { SmsProvider } from '../core/sms/port.js';
import { reapClaims } from '../core/sms/reap-claims.js';
import { sendDue } from '../core/sms/send-due.js';
import type { Sending } from '../core/sms/send-step.js';

/**
 * Finds whatever is due, once a minute. Every part may run twice at once, or late, and does no harm. What asks a provider comes after what
 * needs Postgres alone: one that does not answer takes ten seconds a message.
 */
export async function sweep(platform: Platform, provider: SmsProvider, sending: Sending = {}): Promise<void> {
  for (const businessId of await listBusinessIds(platform.db)) {
    const scope = systemScope(businessId);
    await platform.db
      .inScope(scope, (tx) => expireCoupons(scope, tx))
      .catch((error: unknown) => platform.log.error({ error, businessId }, 'coupons could not be expired'));
  }
  await sweepPackages(platform);
  await runDueReminders(platform, sending.signal);
  await purgeCodeRequests(platform);
  await refreshHourPattern(platform);
  await anchorHeads(platform);
  await sendDue(platform, provider, 'codes', sending);
  await sendDue(platform, provider, 'messages', sending);
  await reapClaims(platform, provider, sending);
  await keepRollups(platform, { signal: sending.signal });
}
