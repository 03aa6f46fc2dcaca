const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 86_400_000;

/** The first moment of a local day; nothing where it is no day. Where the clock skips midnight, the first there is. */
export function startOfDay(day: string, zone: string): string | null {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  if (!DAY.test(day) || Number.isNaN(midnight)) return null;
  const near = midnight - offsetAt(midnight, zone);
  // The clock may be changed between the two guesses.
  const start = midnight - offsetAt(near, zone);
  return new Date(localDayOf(start, zone) < day ? near : start).toISOString();
}

/** The last moment of a local day. */
export function endOfDay(day: string, zone: string): string | null {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  if (!DAY.test(day) || Number.isNaN(midnight)) return null;
  const next = startOfDay(new Date(midnight + DAY_MS).toISOString().slice(0, 10), zone)!;
  return new Date(Date.parse(next) - 1).toISOString();
}

const localDayOf = (moment: number, zone: string): string =>
  new Date(moment + offsetAt(moment, zone)).toISOString().slice(0, 10);

/** How far the zone's clock is ahead of UTC at that moment. */
function offsetAt(moment: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
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
  }).formatToParts(moment);
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
