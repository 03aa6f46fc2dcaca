import { hourOf, sumByHour, wholeCampaigns, type SentCell } from './best-hours-cells.js';
import { hoursBeyondChance } from './best-hours-chance.js';
import { shrinkRates, type HourCell, type PatternCell } from './best-hours-shrink.js';

export interface Evidence {
  sends: number;
  responses: number;
  campaigns: number;
  hours: number;
}

export type BestHours =
  | { enough: false; have: Evidence; need: Evidence }
  | {
      enough: true;
      /** At most three, the best first; none when no hour stands out from chance. */
      best: HourCell[];
      /** Every hour of the week that something was sent in. */
      cells: HourCell[];
      /** Share of all SMS that were answered. */
      rate: number;
    };

/** Below any of these nothing is said: fewer do not tell an hour from a lucky text. */
export const EVIDENCE: Evidence = { sends: 500, responses: 30, campaigns: 12, hours: 4 };

const MOST_NAMED = 3;

/** The hours at which this business's SMS are answered best, if its own campaigns show any beyond chance. */
export function estimateBestHours(sent: SentCell[], pattern: PatternCell[] = []): BestHours {
  const hours = [...sumByHour(sent).values()];
  const have: Evidence = {
    sends: hours.reduce((sum, { sends }) => sum + sends, 0),
    responses: hours.reduce((sum, { responses }) => sum + responses, 0),
    campaigns: new Set(sent.map(({ campaignId }) => campaignId)).size,
    hours: hours.length,
  };
  const short = (Object.keys(EVIDENCE) as (keyof Evidence)[]).some((what) => have[what] < EVIDENCE[what]);
  if (short) return { enough: false, have, need: EVIDENCE };
  const rate = have.responses / have.sends;
  const cells = shrinkRates(hours, rate, pattern).sort((a, b) => hourOf(a) - hourOf(b));
  const beyondChance = hoursBeyondChance(wholeCampaigns(sent));
  const best = cells
    .filter((cell) => beyondChance.has(hourOf(cell)) && cell.rate > rate)
    .sort((a, b) => b.rate - a.rate)
    .slice(0, MOST_NAMED);
  return { enough: true, best, cells, rate };
}
