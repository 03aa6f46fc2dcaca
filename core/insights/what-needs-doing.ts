import { loadBusiness, type Business } from '../businesses/business.js';
import { requireOwner } from '../campaigns/require-owner.js';
import type { Tx } from '../db/tx.js';
import { runningGift } from '../gifts/gift.js';
import { readBalance } from '../packages/balance.js';
import { runningPackage } from '../packages/sms-package.js';
import { listReminders } from '../reminders/read-reminders.js';
import type { ReminderKind } from '../reminders/reminder.js';
import type { RestReason } from '../reminders/rest-reason.js';
import type { Id, Scope } from '../scope.js';

/** Something that only the owner, or the CEO for them, can mend. */
export type ToDo =
  | { what: 'not_open'; status: Exclude<Business['status'], 'open'> }
  | { what: 'no_gift' }
  | { what: 'no_package' }
  | { what: 'package_empty' }
  | { what: 'package_low'; remaining: number }
  | { what: 'campaign_missed'; campaignId: Id; body: string }
  | { what: 'campaign_stopped'; campaignId: Id; body: string; reason: string | null }
  | { what: 'reminder_rests'; kind: ReminderKind; reason: RestReason }
  | { what: 'no_review_link' };

/** A package is nearly empty with less than this share of what a period books. */
const LOW_SHARE = 0.1;
const MOST_CAMPAIGNS = 3;

/** What stands in the way of guests, gifts and SMS, the gravest first. Throws Refusal `forbidden`. */
export async function readWhatNeedsDoing(scope: Scope, tx: Tx): Promise<ToDo[]> {
  requireOwner(scope);
  const { status, reviewUrl } = await loadBusiness(scope, tx);
  const toDos: ToDo[] = [];
  if (status !== 'open') toDos.push({ what: 'not_open', status });
  if (!(await runningGift(scope, tx))) toDos.push({ what: 'no_gift' });
  toDos.push(...(await ofPackage(scope, tx)), ...(await ofCampaigns(scope, tx)));
  for (const { kind, enabled, restsBecause } of await listReminders(scope, tx))
    if (enabled && restsBecause !== null) toDos.push({ what: 'reminder_rests', kind, reason: restsBecause });
  if (reviewUrl === null) toDos.push({ what: 'no_review_link' });
  return toDos;
}

async function ofPackage(scope: Scope, tx: Tx): Promise<ToDo[]> {
  const running = await runningPackage(scope, tx);
  const { available } = await readBalance(scope, tx);
  if (available <= 0) return [{ what: running ? 'package_empty' : 'no_package' }];
  if (!running || available >= running.bookedSms * LOW_SHARE) return [];
  return [{ what: 'package_low', remaining: available }];
}

/** Missed, paused, or put back when it was to start. */
async function ofCampaigns(scope: Scope, tx: Tx): Promise<ToDo[]> {
  const rows = await tx.sql<{ id: Id; status: string; body: string; reason: string | null }>(
    `SELECT id, status, body, paused_reason AS reason FROM campaign
     WHERE business_id = $1 AND (status IN ('missed', 'paused') OR (status = 'draft' AND paused_reason IS NOT NULL))
     ORDER BY id DESC LIMIT $2`,
    [scope.businessId, MOST_CAMPAIGNS],
  );
  return rows.map(({ id: campaignId, status, body, reason }) =>
    status === 'missed'
      ? { what: 'campaign_missed', campaignId, body }
      : { what: 'campaign_stopped', campaignId, body, reason },
  );
}
