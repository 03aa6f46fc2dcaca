import { CLAIM_SIZE } from '../core/campaigns/send-next.js';
import { startServers } from '../test/support/start-servers.js';
import { stopServers } from '../test/support/stop-servers.js';
import { atLeast, atMost, type Result } from './result.js';
import { measureFreeze } from './send/measure-freeze.js';
import { measureMemory } from './send/measure-memory.js';
import { measureOvertake } from './send/measure-overtake.js';
import { measurePace } from './send/measure-pace.js';
import { measureRate } from './send/measure-rate.js';

const CROWD = 100_000;

/** A campaign against what the machine could do at best: its rate, its pace under a limit, its memory, and its freeze. */
export async function measure(): Promise<Result[]> {
  await startServers({ durable: true });
  try {
    const freeze = await measureFreeze(CROWD);
    const rate = await measureRate(50, 3);
    const rate0 = await measureRate(0, 1);
    const pace = [await paceLine(10), await paceLine(100)];
    const overtake = await measureOvertake(CROWD / 2);
    const memory = await measureMemory(CROWD);
    return [
      atLeast('send.rate', rate.ours / rate.bare, 0.8, rate),
      { ...atLeast('send.rate0', rate0.ours / rate0.bare, 0, rate0), target: 'none' },
      ...pace,
      atMost('send.overtake', overtake.middle, CLAIM_SIZE, overtake),
      atMost('send.memory', memory.most - memory.idle, 60, memory),
      atMost('send.freeze', freeze.ours / freeze.bare, 3, freeze),
    ];
  } finally {
    await stopServers();
  }
}

async function paceLine(perSecond: number): Promise<Result> {
  const { share, refused } = await measurePace(perSecond);
  const line = atLeast(`send.pace${perSecond}`, share, 0.98, { share, refused });
  return { ...line, target: `${line.target},429s<=0.001`, ok: line.ok && refused <= 0.001 };
}
