import { runProcess } from '../../test/support/run-process.js';
import { spawnStandIn } from '../../test/support/spawn-stand-in.js';
import { TEST_ACCOUNT, TEST_TOKEN } from '../../test/support/twilio-stand-in.js';
import { median } from '../result.js';
import { openBench, rateOf, untilSent } from './open-bench.js';
import { prepareCrowd } from '../../test/faults/sending/prepare-crowd.js';

/** So many that warming up weighs little: a worker lives for weeks. */
const MESSAGES = 50_000;
const CONNECTIONS = 200;

/** One worker process, with all that it checks and writes, against a bare loop in a process: messages a second, the median of turns. */
export async function measureRate(answerMs: number, runs: number): Promise<{ ours: number; bare: number }> {
  const rates: { ours: number; bare: number }[] = [];
  for (let at = 0; at < runs; at++)
    rates.push({ bare: await bareRate(answerMs), ours: await ourRate(answerMs) });
  // Pairs, so that whatever else the machine does falls on both.
  const middle = median(rates.map(({ ours, bare }) => ours / bare));
  return rates.find(({ ours, bare }) => ours / bare === middle)!;
}

async function ourRate(answerMs: number): Promise<number> {
  const bench = await openBench({ faults: { answerMs } });
  try {
    const campaign = await prepareCrowd(bench.at, MESSAGES);
    bench.worker.begin();
    await untilSent(bench, campaign);
    const report = await bench.standIn.report();
    if (report.accepted !== MESSAGES) throw new Error(`${report.accepted} of ${MESSAGES} were sent`);
    return rateOf(report);
  } finally {
    await bench.close();
  }
}

async function bareRate(answerMs: number): Promise<number> {
  const standIn = await spawnStandIn({ faults: { callbacks: false, answerMs } });
  try {
    const address = new URL(`/2010-04-01/Accounts/${TEST_ACCOUNT}/Messages.json`, standIn.url);
    Object.assign(address, { username: TEST_ACCOUNT, password: TEST_TOKEN });
    const args = [address.href, String(MESSAGES), String(CONNECTIONS)];
    const loop = runProcess('bench/send/bare-loop.ts', args, {});
    const how = await loop.ended;
    if (how !== 0) throw new Error(`the bare loop failed: ${loop.output()}`);
    return rateOf(await standIn.report());
  } finally {
    await standIn.kill();
  }
}
