import { requireOwner } from '../campaigns/require-owner.js';
import type { Config } from '../config.js';
import type { Tx } from '../db/tx.js';
import { Refusal } from '../errors.js';
import { maskPhone } from '../guests/phone.js';
import { readBalance } from '../packages/balance.js';
import type { Id, Scope } from '../scope.js';
import type { SmsReason } from '../sms/reasons.js';
import { chooseRecipients, type Reminding } from './choose-recipients.js';
import { nextDayRun } from './day-run.js';
import { readReminder } from './read-reminders.js';
import { readRunHours } from './read-run-hours.js';
import type { ReminderKind } from './reminder.js';

type Verdict = SmsReason | 'daily_cap';

export interface PreviewedPerson {
  guestId: Id;
  name: string | null;
  /** `+90 5•• ••• •• 67` */
  phone: string | null;
  lastVisitAt: Date;
  /** Null: never had one. */
  lastSmsAt: Date | null;
  /** Null: gets it. */
  reason: Verdict | null;
}

/** What the next run would do if nothing happened before. `people` is the sum of who gets it and of who does not. */
export interface ReminderPreview {
  at: Date;
  people: number;
  willGet: number;
  leftOut: { reason: Verdict; people: number }[];
  /** SMS segments that it would cost, and what may be spent. */
  sms: number;
  available: number;
  /** A page of them, who gets it and who does not, by guest id. */
  list: PreviewedPerson[];
}

interface Page {
  /** The last guest id of the page before. */
  after?: Id;
  most?: number;
}

const MOST = 200;

/**
 * Who is due at a reminder's next run and what each one's verdict is, by the run's own SQL at the run's own time; of one that is off,
 * as if it were on. Throws Refusal `forbidden`, `not_found`.
 */
export async function previewReminder(
  scope: Scope,
  tx: Tx,
  config: Config,
  { kind, after = '0', most = 50 }: { kind: ReminderKind } & Page,
): Promise<ReminderPreview> {
  requireOwner(scope);
  const reminder = await readReminder(scope, tx, kind);
  if (!reminder) throw new Refusal('not_found');
  const hours = await readRunHours(scope, tx);
  const due = reminder.dueAt ?? (await nextDayRun(scope, tx, kind, { ...hours, sendAt: reminder.sendAt }));
  const at = due > tx.now ? due : tx.now;
  const reminding: Reminding = { ...reminder, timezone: hours.timezone };
  const { sql, params } = await chooseRecipients(scope, tx, config, { reminding, at });
  const rows = await tx.sql<{ reason: Verdict | null; people: number; sms: string | null }>(
    `SELECT reason, count(*)::int AS people, sum(segments) FILTER (WHERE reason IS NULL) AS sms FROM (${sql}) c
     GROUP BY reason ORDER BY people DESC, reason`,
    params,
  );
  const going = rows.find(({ reason }) => reason === null);
  const { available } = await readBalance(scope, tx);
  return {
    at,
    people: rows.reduce((sum, { people }) => sum + people, 0),
    willGet: going?.people ?? 0,
    leftOut: rows.flatMap(({ reason, people }) => (reason === null ? [] : [{ reason, people }])),
    sms: Number(going?.sms ?? 0),
    available,
    list: await listPeople(tx, { sql, params }, { after, most }),
  };
}

type Row = Omit<PreviewedPerson, 'name' | 'phone'> & {
  name_sealed: Buffer | null;
  phone_sealed: Buffer | null;
};

async function listPeople(
  tx: Tx,
  { sql, params }: { sql: string; params: unknown[] },
  { after, most }: Required<Page>,
): Promise<PreviewedPerson[]> {
  const rows = await tx.sql<Row>(
    `SELECT c.guest_id AS "guestId", c.reason, g.name_sealed, g.phone_sealed, g.last_visit_at AS "lastVisitAt",
       (SELECT max(coalesce(m.accepted_at, m.created_at)) FROM message m WHERE m.business_id = $1 AND m.guest_id = g.id
          AND m.payer = 'package' AND m.status NOT IN ('skipped', 'failed')) AS "lastSmsAt"
     FROM (${sql}) c JOIN guest g ON g.business_id = $1 AND g.id = c.guest_id
     WHERE c.guest_id > $${params.length + 1} ORDER BY c.guest_id LIMIT $${params.length + 2}`,
    [...params, after, Math.min(most, MOST)],
  );
  return rows.map(({ name_sealed, phone_sealed, ...row }) => ({
    ...row,
    name: name_sealed && tx.keys.open('guest.name', name_sealed),
    phone: phone_sealed && maskPhone(tx.keys.open('guest.phone', phone_sealed)),
  }));
}
