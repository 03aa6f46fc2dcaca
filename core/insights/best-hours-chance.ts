import { hourOf, sumByHour, type HourSum, type SentCell } from './best-hours-cells.js';

/** How often a business whose hours are all alike is told one nevertheless: 2 in 100. */
const FALSE_ALARM = 0.02;
const DEALS = 999;
/** What an hour itself must have to be named. */
const NAMED = { campaigns: 3, sends: 50 };

interface Counted {
  sends: number;
  responses: number;
}

/**
 * The hours (by number) whose rate lies above what the best of all hours reaches when the very same campaigns are dealt out to the hours by
 * chance. Looking at many hours so finds nothing more often, and as campaigns are dealt whole, one good text does not make an hour. The
 * same answer from the same campaigns.
 */
export function hoursBeyondChance(campaigns: SentCell[]): Set<number> {
  const all: Counted = { sends: 0, responses: 0 };
  for (const { sends, responses } of campaigns) {
    all.sends += sends;
    all.responses += responses;
  }
  const hours = sumByHour(campaigns);
  const candidates = [...hours].filter(([, hour]) => isCandidate(hour)).map(([at]) => at);
  const threshold = chanceThreshold(campaigns, candidates, all);
  return new Set(candidates.filter((at) => standsOut(hours.get(at)!, all) > threshold));
}

const isCandidate = ({ campaigns, sends }: HourSum): boolean =>
  campaigns >= NAMED.campaigns && sends >= NAMED.sends;

/** By how many standard errors an hour's rate lies above that of all other hours together. */
function standsOut(hour: Counted, all: Counted): number {
  const rest = all.sends - hour.sends;
  const mean = all.responses / all.sends;
  const error = Math.sqrt(mean * (1 - mean) * (1 / hour.sends + 1 / rest));
  if (!(error > 0) || rest === 0) return 0;
  return (hour.responses / hour.sends - (all.responses - hour.responses) / rest) / error;
}

/** What the best candidate reaches in all but `FALSE_ALARM` of the deals; the true one is one more that is as likely as any. */
function chanceThreshold(campaigns: SentCell[], candidates: number[], all: Counted): number {
  // Flat numbers: a deal is made a thousand times while somebody waits for a page.
  const places = Int16Array.from(campaigns, (cell) => candidates.indexOf(hourOf(cell)));
  const next = randomFrom(campaigns.length);
  const sends = new Float64Array(candidates.length);
  const responses = new Float64Array(candidates.length);
  const best = new Float64Array(DEALS);
  for (let deal = 0; deal < DEALS; deal += 1) {
    shuffle(places, next);
    sends.fill(0);
    responses.fill(0);
    for (let i = 0; i < places.length; i += 1) {
      const at = places[i]!;
      if (at < 0) continue;
      sends[at]! += campaigns[i]!.sends;
      responses[at]! += campaigns[i]!.responses;
    }
    for (let at = 0; at < sends.length; at += 1) {
      const reached = standsOut({ sends: sends[at]!, responses: responses[at]! }, all);
      if (reached > best[deal]!) best[deal] = reached;
    }
  }
  best.sort();
  return best[Math.ceil((1 - FALSE_ALARM) * (DEALS + 1)) - 1]!;
}

function shuffle(places: Int16Array, next: () => number): void {
  for (let i = places.length - 1; i > 0; i -= 1) {
    const j = (next() * (i + 1)) | 0;
    [places[i], places[j]] = [places[j]!, places[i]!];
  }
}

/** The same numbers from the same seed (a linear congruence, of which the high bits are used): who looks twice must not read two answers. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}
