import { openBench, rateOf, untilSent } from './open-bench.js';
import { prepareCrowd } from '../../test/faults/sending/prepare-crowd.js';

const SECONDS = 20;

/** The share of a sender's rate that a campaign reaches, and the share of its calls that are answered 429, held to it by the provider's count. */
export async function measurePace(perSecond: number): Promise<{ share: number; refused: number }> {
  const bench = await openBench({ faults: { limitPerSecond: perSecond }, perSecond });
  try {
    const campaign = await prepareCrowd(bench.at, perSecond * SECONDS);
    bench.worker.begin();
    await untilSent(bench, campaign);
    const report = await bench.standIn.report();
    return { share: rateOf(report) / perSecond, refused: report.tooMany / report.requests };
  } finally {
    await bench.close();
  }
}
