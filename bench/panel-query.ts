import { startServers } from '../test/support/start-servers.js';
import { stopServers } from '../test/support/stop-servers.js';
import { openDataSet, type DataSet } from './panel-query/open-data-set.js';
import { QUESTIONS, type Question } from './panel-query/questions.js';
import type { Result } from './result.js';

const WHOLE = { businesses: 1_000, customers: 1_000_000, events: 5_000_000 };
/** As many businesses, with a tenth of the customers and of what they do. */
const TENTH = { businesses: 1_000, customers: 100_000, events: 500_000 };

const MOST_MS = 50;
const MOST_GROWTH = 1.5;
/** Below that, what is measured is the way to Postgres and back and the plan. */
const NOTHING_MS = 2;
const RUNS = 40;

/** Each figure and list of the panels on a large platform, and beside it on one with a tenth of the data: p95 as a share of 50 ms. */
export async function measure(isWanted: (line: string) => boolean): Promise<Result[]> {
  await startServers();
  const opened: DataSet[] = [];
  try {
    for (const size of [WHOLE, TENTH]) opened.push(await openDataSet(size));
    const [whole, tenth] = opened as [DataSet, DataSet];
    const results: Result[] = [];
    for (const question of QUESTIONS.filter(({ name }) => isWanted(`panel.query.${name}`)))
      results.push(await measureOne(question, whole, tenth));
    return results;
  } finally {
    for (const { at } of opened) await at.close();
    await stopServers();
  }
}

async function measureOne({ name, ask }: Question, whole: DataSet, tenth: DataSet): Promise<Result> {
  const times = { whole: [] as number[], tenth: [] as number[] };
  // By turns, so that whatever else the machine does falls on both.
  for (let run = -3; run < RUNS; run++) {
    const [a, b] = [await timed(() => ask(whole)), await timed(() => ask(tenth))];
    if (run < 0) continue;
    times.whole.push(a);
    times.tenth.push(b);
  }
  const p95 = percentile(times.whole, 0.95);
  const [middle, less] = [percentile(times.whole, 0.5), percentile(times.tenth, 0.5)];
  const growth = Math.max(middle, NOTHING_MS) / Math.max(less, NOTHING_MS);
  return {
    name: `panel.query.${name}`,
    ratio: p95 / MOST_MS,
    target: `<=1(${p95.toFixed(1)}ms),growth${growth.toFixed(2)}<=${MOST_GROWTH}`,
    ok: p95 <= MOST_MS && growth <= MOST_GROWTH,
    figures: { p95, p95OfTenth: percentile(times.tenth, 0.95), median: middle, medianOfTenth: less, growth },
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
