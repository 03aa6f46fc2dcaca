import { listBusinessIds } from '../businesses/find-business.js';
import type { Platform } from '../platform.js';
import { systemScope } from '../scope.js';
import { hourOf, type SentCell } from './best-hours-cells.js';
import type { PatternCell } from './best-hours-shrink.js';
import { readSentCells } from './read-sent-cells.js';

const EVERY_MS = 24 * 60 * 60_000;
/** An hour is part of the pattern when so many businesses stand behind it: it is told to each of them. */
export const FEWEST_BUSINESSES = 5;

/**
 * Makes the platform's pattern anew, once a day whoever asks: each business is read in its own scope, and only sums are kept. A business
 * that cannot be read is logged and left out.
 */
export async function refreshHourPattern({ db, clock, log }: Platform): Promise<void> {
  const now = clock.now();
  const [mine] = await db.route(
    `INSERT INTO hour_pattern AS p (id, cells, refreshed_at) VALUES (1, '[]', $1)
     ON CONFLICT (id) DO UPDATE SET refreshed_at = excluded.refreshed_at WHERE p.refreshed_at <= $2 RETURNING id`,
    [now, new Date(now.getTime() - EVERY_MS)],
  );
  if (!mine) return;
  const hours = new Map<number, PatternCell & { businesses: number }>();
  for (const businessId of await listBusinessIds(db)) {
    const scope = systemScope(businessId);
    const sent = await db
      .inScope(scope, (tx) => readSentCells(scope, tx))
      .catch((error: unknown) => {
        log.error({ error, businessId }, 'the hours of a business could not be read');
        return [];
      });
    add(hours, sent);
  }
  const cells: PatternCell[] = [...hours.values()]
    .filter(({ businesses }) => businesses >= FEWEST_BUSINESSES)
    .map(({ weekday, hour, sends, responses }) => ({ weekday, hour, sends, responses }));
  await db.route('UPDATE hour_pattern SET cells = $1 WHERE id = 1', [JSON.stringify(cells)]);
}

function add(hours: Map<number, PatternCell & { businesses: number }>, sent: SentCell[]): void {
  const seen = new Set<number>();
  for (const cell of sent) {
    const { weekday, hour, sends, responses } = cell;
    const at = hourOf(cell);
    const sum = hours.get(at) ?? { weekday, hour, sends: 0, responses: 0, businesses: 0 };
    sum.sends += sends;
    sum.responses += responses;
    if (!seen.has(at)) sum.businesses += 1;
    seen.add(at);
    hours.set(at, sum);
  }
}
