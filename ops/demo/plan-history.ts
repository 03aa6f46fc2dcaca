import type { DateTime } from 'luxon';
import type { DemoBusiness } from './businesses.js';
import { makePerson, type Person } from './people.js';
import type { Random } from './random.js';

/** One guest's months with a business, before anything is written. */
export interface PlannedGuest {
  person: Person;
  firstAt: Date;
  returnsAt: Date[];
  consent: boolean;
  review: { opened: boolean; answer: 'said_done' | 'declined' | null; feedback: string | null };
  redeemedAt: Date | null;
}

interface Past {
  random: Random;
  business: DemoBusiness;
  /** Numbers the business among the demo's, for phone numbers. */
  number: number;
  /** In the business's zone. */
  from: DateTime;
  until: DateTime;
}

/** Cafés fill up in the morning, at lunch and towards evening; weekends are busier. */
const HOURS = [0, 0, 0, 0, 0, 0, 0, 2, 6, 8, 7, 6, 9, 10, 7, 6, 7, 8, 9, 8, 6, 3, 1, 0];
const WEEKDAYS = [0.8, 0.85, 0.9, 1, 1.2, 1.4, 1.3];
const FEEDBACK = [
  'Çok beğendik, teşekkürler.',
  'Servis biraz yavaştı.',
  'Harika bir yer.',
  'Müzik biraz yüksekti.',
  'Sehr nett.',
  'Lovely place.',
];

/** Where numbers come from that belong to no business of the demo alone. */
const ABOUT_TOWN = 90;

/** Who came when: the same from the same random numbers, in order of the first visit. */
export function planHistory(past: Past): PlannedGuest[] {
  const { random, business, from, until, number } = past;
  const days = Math.ceil(until.diff(from, 'days').days);
  const guests: PlannedGuest[] = [];
  for (let day = 0; day < days; day += 1) {
    const date = from.plus({ days: day });
    const trend = 1 + (business.growth - 1) * (day / days);
    const expected = business.perDay * trend * WEEKDAYS[date.weekday - 1]!;
    const arrivals = Math.floor(expected) + (random.chance(expected % 1) ? 1 : 0);
    for (let i = 0; i < arrivals; i += 1) {
      // Everywhere but on each third day, a day's first guest is one who goes about town: the same number at several businesses.
      const aboutTown = i === 0 && (day + number) % 3 !== 0;
      const [home, n] = aboutTown ? [ABOUT_TOWN, day] : [number, guests.length + 1];
      guests.push(planGuest(random, makePerson(random, business.fields.country, home, n), date));
    }
  }
  const over = until.toJSDate();
  return guests
    .filter((guest) => guest.firstAt < over)
    .map((guest) => ({
      ...guest,
      returnsAt: guest.returnsAt.filter((at) => at < over),
      redeemedAt: guest.redeemedAt && guest.redeemedAt < over ? guest.redeemedAt : null,
    }))
    .sort((a, b) => a.firstAt.getTime() - b.firstAt.getTime());
}

function planGuest(random: Random, person: Person, date: DateTime): PlannedGuest {
  const sometime = (day: DateTime) =>
    day.set({ hour: random.weighted(HOURS), minute: random.below(60), second: random.below(60) }).toJSDate();
  const firstAt = sometime(date);
  const returnsAt: Date[] = [];
  let day = date;
  while (random.chance(0.3)) {
    day = day.plus({ days: 3 + random.below(25) });
    returnsAt.push(sometime(day));
  }
  return {
    person,
    firstAt,
    returnsAt,
    consent: random.chance(0.68),
    review: {
      opened: random.chance(0.45),
      answer: (['said_done', 'declined', null] as const)[random.weighted([0.3, 0.25, 0.45])]!,
      feedback: random.chance(0.12) ? random.pick(FEEDBACK) : null,
    },
    redeemedAt: random.chance(0.42) ? sometime(date.plus({ days: 1 + random.below(18) })) : null,
  };
}
