import { openBench, untilSent } from './open-bench.js';
import { prepareCrowd } from '../../test/faults/sending/prepare-crowd.js';

const MB = 2 ** 20;

/** A worker's memory in MB: at rest after its first campaign, when all that it needs is loaded, and at the most while it sends to that many. */
export async function measureMemory(recipients: number): Promise<{ idle: number; most: number }> {
  const bench = await openBench({});
  try {
    const warm = await prepareCrowd(bench.at, 5_000);
    bench.worker.begin();
    await untilSent(bench, warm);
    const idle = (await bench.worker.rss()) / MB;
    let most = idle;
    const look = async () => {
      most = Math.max(most, (await bench.worker.rss()) / MB);
    };
    await untilSent(bench, await prepareCrowd(bench.at, recipients), look);
    return { idle, most };
  } finally {
    await bench.close();
  }
}
