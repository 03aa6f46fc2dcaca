import type { Platform } from '../platform.js';
import { systemScope, type Id } from '../scope.js';
import { runReminder } from './run-reminder.js';
import { REMINDER_KINDS } from './reminder.js';

const AT_ONCE = 200;

/** Runs every reminder whose time has come, until `signal` aborts. One that fails is logged, stands in nobody's way and is tried again. */
export async function runDueReminders(platform: Platform, signal?: AbortSignal): Promise<void> {
  const { db, clock, log } = platform;
  for (const kind of REMINDER_KINDS) {
    let after: Id = '0';
    for (;;) {
      const due: { businessId: Id }[] = await db.route(
        `SELECT business_id AS "businessId" FROM reminder_due WHERE kind = $1 AND due_at <= $2 AND business_id > $3
         ORDER BY business_id LIMIT $4`,
        [kind, clock.now(), after, AT_ONCE],
      );
      for (const { businessId } of due) {
        if (signal?.aborted) return;
        await runReminder(platform, systemScope(businessId), kind).catch((error: unknown) =>
          log.error({ error, businessId, kind }, 'a reminder failed'),
        );
      }
      if (due.length < AT_ONCE) break;
      after = due.at(-1)!.businessId;
    }
  }
}
