import { sendCampaigns } from '../../core/campaigns/send-campaigns.js';
import { localDay } from '../../core/reminders/next-run.js';
import type { ReminderKind, ReminderSettings } from '../../core/reminders/reminder.js';
import { runDueReminders } from '../../core/reminders/run-due-reminders.js';
import { saveReminder } from '../../core/reminders/save-reminder.js';
import type { Id } from '../../core/scope.js';
import { sandboxProvider } from '../../core/sms/sandbox.js';
import { openCampaignCafe, type CampaignCafe } from './campaign-cafe.js';
import type { FakeClock } from './fake-clock.js';
import { makeGuests } from './make-guests.js';
import type { TestPlatform } from './test-platform.js';

export const REMINDER: ReminderSettings = {
  enabled: true,
  afterDays: 7,
  sendAt: '10:00',
  mostADay: 100,
  body: 'Merhaba {name}, sizi özledik.',
  language: 'tr',
  transliterate: false,
};

export interface ReminderCafe extends CampaignCafe {
  timezone: string;
  save(kind: ReminderKind, over?: Partial<ReminderSettings> & { version?: number }): Promise<number>;
  /** Guests whose last visit, and first, was then. */
  guests(count: number, lastVisitAt: string | Date, consent?: boolean): Promise<Id[]>;
  /** The worker's rounds until then, one each so many minutes. */
  live(until: string | Date, everyMinutes?: number): Promise<void>;
  /** The local days on which each guest was sent a reminder, oldest first. */
  remindedOn(guestId: Id): Promise<string[]>;
  reminders(): Promise<{ guest_id: Id; status: string; reason: string | null; at: Date }[]>;
}

let phones = 905_400_000_000;

/** A business that reminds, in a zone, without quiet hours unless told; no pause between campaigns but the reminders' own windows. */
export async function openReminderCafe(
  at: TestPlatform,
  clock: FakeClock,
  { timezone = 'Europe/Istanbul', quiet = ['00:00', '00:00'], bookedSms = 10_000, pauseHours = 0 } = {},
): Promise<ReminderCafe> {
  const cafe = await openCampaignCafe(at, { bookedSms });
  await at.database.asOwner(
    `UPDATE business SET timezone = $2, quiet_from = $3, quiet_until = $4, campaign_pause_hours = $5 WHERE business_id = $1`,
    [cafe.id, timezone, ...quiet, pauseHours],
  );
  const provider = sandboxProvider(at.platform);
  const reminders: ReminderCafe['reminders'] = () =>
    at.database.asOwner(
      `SELECT guest_id, status, reason, created_at AS at FROM message WHERE business_id = $1 AND purpose = 'reminder' ORDER BY id`,
      [cafe.id],
    );
  return {
    ...cafe,
    timezone,
    reminders,
    save: (kind, { version = 0, ...over } = {}) =>
      cafe.run((tx) => saveReminder(cafe.owner, tx, { kind, version, ...REMINDER, ...over })),
    guests: async (count, lastVisitAt, consent = true) => {
      const firstPhone = (phones += 1000);
      return makeGuests(at.platform, cafe.system, count, {
        firstPhone,
        consent,
        createdAt: new Date(lastVisitAt),
      });
    },
    async live(until, everyMinutes = 60) {
      const end = new Date(until).getTime();
      for (let next = clock.now().getTime(); next <= end; next += everyMinutes * 60_000) {
        clock.set(new Date(next));
        await runDueReminders(at.platform);
        await sendCampaigns(at.platform, provider);
      }
      clock.set(new Date(end));
    },
    remindedOn: async (guestId) =>
      (await reminders())
        .filter(({ guest_id, status }) => guest_id === guestId && status !== 'skipped')
        .map((reminder) => localDay(reminder.at, timezone)),
  };
}
