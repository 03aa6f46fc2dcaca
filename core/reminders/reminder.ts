import { z } from 'zod';
import { parseCampaign, requireOffer, type NewCampaign } from '../campaigns/parse-campaign.js';
import type { Reminder } from '../db/entities/reminder.js';
import { Refusal } from '../errors.js';
import { parseGift, type ValidGift } from '../gifts/gift.js';

export type ReminderKind = Reminder['kind'];

/** Whom one goes to: who had no SMS for so many days, and who was not here for so many. */
export const REMINDER_KINDS: readonly ReminderKind[] = ['no_sms', 'no_visit'];

/** What an owner sets. */
export interface ReminderSettings extends Omit<NewCampaign, 'audience'> {
  enabled: boolean;
  /** The window, in local days. */
  afterDays: number;
  /** `10:00` on the business's wall. */
  sendAt: string;
  mostADay: number;
}

const Numbers = z.object({
  enabled: z.boolean(),
  afterDays: z.number().int().min(7).max(730),
  sendAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  mostADay: z.number().int().min(1).max(10_000),
});

export interface ParsedReminder extends z.output<typeof Numbers> {
  body: string;
  language: string;
  transliterate: boolean;
  linkUrl: string | null;
  offer: ValidGift | null;
}

/** A reminder as it is stored. Throws Refusal `reminder_invalid`, and what a campaign's text and gift are refused with. */
export function parseReminder(settings: ReminderSettings): ParsedReminder {
  const numbers = Numbers.safeParse(settings);
  if (!numbers.success) throw new Refusal('reminder_invalid');
  const { body, language, transliterate, linkUrl, givesCode, offer } = parseCampaign({
    ...settings,
    audience: { who: 'all' },
  });
  if (givesCode) requireOffer(offer);
  return {
    ...numbers.data,
    ...{ body, language, transliterate, linkUrl },
    offer: givesCode && offer ? parseGift(offer) : null,
  };
}
