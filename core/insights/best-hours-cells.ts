/** SMS of one campaign that left in one hour of the week, on the business's wall. */
export interface SentCell {
  campaignId: string;
  /** Monday is 1. */
  weekday: number;
  hour: number;
  sends: number;
  /** Of them followed by a click on their link or by a redemption. */
  responses: number;
}

/** What was sent in an hour of the week. */
export interface HourSum {
  weekday: number;
  hour: number;
  sends: number;
  responses: number;
  campaigns: number;
}

/** Numbers the hours of the week. */
export const hourOf = ({ weekday, hour }: { weekday: number; hour: number }): number => weekday * 24 + hour;

/** By the number of the hour; a campaign has one cell in each, so cells count campaigns. */
export function sumByHour(sent: SentCell[]): Map<number, HourSum> {
  const hours = new Map<number, HourSum>();
  for (const cell of sent) {
    const { weekday, hour } = cell;
    const sum = hours.get(hourOf(cell)) ?? { weekday, hour, sends: 0, responses: 0, campaigns: 0 };
    sum.sends += cell.sends;
    sum.responses += cell.responses;
    sum.campaigns += 1;
    hours.set(hourOf(cell), sum);
  }
  return hours;
}

/** Each campaign as one cell, all of it in the hour that most of it left in. */
export function wholeCampaigns(sent: SentCell[]): SentCell[] {
  const whole = new Map<string, { cell: SentCell; most: number }>();
  for (const cell of sent) {
    const known = whole.get(cell.campaignId);
    if (!known) {
      whole.set(cell.campaignId, { cell: { ...cell }, most: cell.sends });
      continue;
    }
    known.cell.sends += cell.sends;
    known.cell.responses += cell.responses;
    if (cell.sends > known.most)
      Object.assign(known, {
        most: cell.sends,
        cell: { ...known.cell, weekday: cell.weekday, hour: cell.hour },
      });
  }
  return [...whole.values()].map(({ cell }) => cell);
}
