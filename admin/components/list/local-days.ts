const DAY = /^\d{4}-\d{2}-\d{2}$/;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * The first moment at which the wall of a zone shows that day; nothing where it is no day. As `startOfDay` of core/local-day.ts, which a
 * test holds it against: luxon is too large for a browser.
 */
export function startOfDay(day: string, zone: string): string | null {
  const midnight = midnightOf(day);
  if (midnight === null) return null;
  let [before, after] = [midnight - 26 * HOUR_MS, midnight + 14 * HOUR_MS];
  const first = offsetAt(before, zone);
  const last = offsetAt(after, zone);
  while (first !== last && after - before > 1_000) {
    const middle = before + Math.floor((after - before) / 2_000) * 1_000;
    if (offsetAt(middle, zone) === first) before = middle;
    else after = middle;
  }
  const start =
    first === last || midnight - first < after ? midnight - first : Math.max(after, midnight - last);
  return new Date(start).toISOString();
}

/** The last moment of a local day. */
export function endOfDay(day: string, zone: string): string | null {
  const midnight = midnightOf(day);
  if (midnight === null) return null;
  const next = startOfDay(new Date(midnight + DAY_MS).toISOString().slice(0, 10), zone)!;
  return new Date(Date.parse(next) - 1).toISOString();
}

/** Midnight of a day in UTC; null where it is no day. JavaScript reads 30 February as 2 March. */
function midnightOf(day: string): number | null {
  const midnight = DAY.test(day) ? Date.parse(`${day}T00:00:00Z`) : NaN;
  return Number.isNaN(midnight) || !new Date(midnight).toISOString().startsWith(day) ? null : midnight;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** How far the zone's clock is ahead of UTC at that moment. */
function offsetAt(moment: number, zone: string): number {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      ...{
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
        second: 'numeric',
      },
    });
  formats.set(zone, format);
  const parts = format.formatToParts(moment);
  const part = (type: string) => Number(parts.find((one) => one.type === type)!.value);
  const shown = Date.UTC(
    ...([
      part('year'),
      part('month') - 1,
      part('day'),
      part('hour'),
      part('minute'),
      part('second'),
    ] as const),
  );
  return shown - Math.floor(moment / 1000) * 1000;
}
