import { describe, expect, test } from '@jest/globals';
import type { SentCell } from '../../../core/insights/best-hours-cells.js';
import { estimateBestHours, EVIDENCE } from '../../../core/insights/best-hours-estimate.js';
import type { PatternCell } from '../../../core/insights/best-hours-shrink.js';
import { Random } from '../../../ops/demo/random.js';

interface World {
  seed: string;
  campaigns?: number;
  /** Rate of answers before text and hour. */
  rate?: number;
  /** How much better the planted hour does. */
  lift?: number;
}

const PLANTED = { weekday: 6, hour: 11 };
/** Hours at which owners send, the planted one among them. */
const HOURS = [
  { weekday: 1, hour: 12 },
  { weekday: 3, hour: 18 },
  { weekday: 4, hour: 10 },
  { weekday: 5, hour: 17 },
  { weekday: 5, hour: 20 },
  PLANTED,
  { weekday: 7, hour: 13 },
];

/** A business's year: campaigns of 40 to 200 SMS, some texts twice as good as others, at hours of which at most one matters. */
function live({ seed, campaigns = 60, rate = 0.08, lift = 1 }: World): SentCell[] {
  const random = new Random(seed);
  return Array.from({ length: campaigns }, (_, n) => {
    const at = random.pick(HOURS);
    const sends = 40 + random.below(160);
    const text = 0.6 + 0.8 * random.next();
    const chance = rate * text * (at === PLANTED ? lift : 1);
    const responses = Array.from({ length: sends }).filter(() => random.chance(chance)).length;
    return { campaignId: String(n), ...at, sends, responses };
  });
}

const named = (sent: SentCell[], pattern: PatternCell[] = []) => {
  const told = estimateBestHours(sent, pattern);
  return told.enough ? told.best : [];
};

describe('in simulated businesses', () => {
  test('where no hour matters an hour is named in at most four of a hundred', () => {
    const worlds = Array.from({ length: 200 }, (_, n) => live({ seed: `noise ${n}` }));
    expect(worlds.every((sent) => estimateBestHours(sent).enough)).toBe(true);
    expect(worlds.filter((sent) => named(sent).length > 0).length).toBeLessThanOrEqual(8);
  });

  test('a pattern of the platform alone names no hour', () => {
    const pattern = HOURS.map((at) => ({ ...at, sends: 10_000, responses: at === PLANTED ? 2_000 : 800 }));
    const worlds = Array.from({ length: 60 }, (_, n) => live({ seed: `follows ${n}` }));
    expect(worlds.filter((sent) => named(sent, pattern).length > 0).length).toBeLessThanOrEqual(4);
  });

  test('an hour that does twice as well is found, and first', () => {
    const worlds = Array.from({ length: 60 }, (_, n) => live({ seed: `planted ${n}`, lift: 2 }));
    const found = worlds.filter((sent) => {
      const [first] = named(sent);
      return first?.weekday === PLANTED.weekday && first.hour === PLANTED.hour;
    });
    expect(found.length).toBeGreaterThanOrEqual(55);
  });
});

describe('an hour’s rate', () => {
  const spread = (own: SentCell[]): SentCell[] => [...live({ seed: 'others', campaigns: 40 }), ...own];
  const cellOf = (sent: SentCell[], pattern: PatternCell[] = []) => {
    const told = estimateBestHours(sent, pattern);
    if (!told.enough) throw new Error('there is enough here');
    return { rate: told.rate, cell: told.cells.find(({ weekday, hour }) => weekday === 2 && hour === 9)! };
  };
  const own = (sends: number, responses: number): SentCell[] => [
    { campaignId: 'own', weekday: 2, hour: 9, sends, responses },
  ];

  test('of few SMS is drawn to the mean, of many stays its own', () => {
    const few = cellOf(spread(own(10, 5)));
    expect(few.cell.rate - few.rate).toBeLessThan(0.1);
    const many = cellOf(spread(own(5_000, 2_500)));
    expect(many.cell.rate).toBeGreaterThan(0.4);
  });

  test('of few SMS follows the platform’s pattern', () => {
    const pattern: PatternCell[] = [
      { weekday: 2, hour: 9, sends: 10_000, responses: 2_000 },
      { weekday: 1, hour: 12, sends: 90_000, responses: 8_000 },
    ];
    const told = cellOf(spread(own(10, 1)), pattern);
    expect(told.cell.rate).toBeGreaterThan(1.5 * cellOf(spread(own(10, 1))).cell.rate);
  });
});

test.each([
  [
    'sends',
    { campaigns: 12, rate: 0.9 },
    (sent: SentCell[]) => sent.map((c) => ({ ...c, sends: 40, responses: 20 })),
  ],
  ['responses', { rate: 0.001 }, (sent: SentCell[]) => sent],
  ['campaigns', { campaigns: 11 }, (sent: SentCell[]) => sent],
  ['hours', {}, (sent: SentCell[]) => sent.map((cell) => ({ ...cell, ...PLANTED }))],
] as const)(
  'with too few %s nothing is said, but what is there and what is needed',
  (what, world, change) => {
    const sent = change(live({ seed: 'few', ...world }));
    const told = estimateBestHours(sent);
    expect(told).toMatchObject({ enough: false, need: EVIDENCE });
    if (!told.enough) expect(told.have[what]).toBeLessThan(EVIDENCE[what]);
  },
);

test('the same campaigns give the same answer, in whatever order the hours of one are told', () => {
  const sent = live({ seed: 'twice', lift: 2 });
  expect(estimateBestHours(sent)).toEqual(estimateBestHours(sent));
  const split = sent.flatMap((cell) => [
    { ...cell, sends: cell.sends - 10, responses: Math.min(cell.responses, cell.sends - 10) },
    { ...cell, hour: cell.hour + 1, sends: 10, responses: 0 },
  ]);
  expect(named(split)[0]).toMatchObject(PLANTED);
});
