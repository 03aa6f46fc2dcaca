import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { SEND_STEPS, type SendStep } from '../../../core/sms/send-step.js';
import { startServers } from '../../support/start-servers.js';
import { stopServers } from '../../support/stop-servers.js';
import { deathsOf } from './deaths.js';
import { BAD_DAY, playRound, type Played, type Round } from './play-round.js';
import { openStage, type Stage } from './stage.js';

/**
 * `npm run test:faults [seeds] [recipients] [kinds]`: each crash point with ten seeds in a campaign of a thousand, and the same with the provider's
 * list away, with Redis flushed and with Postgres restarted in mid-campaign. A line for each kind; 1 when anything went twice, was lost or was paid wrongly.
 */
const [seeds = 10, recipients = 1_000] = process.argv.slice(2, 4).map(Number);
/** Only the kinds whose names this pattern finds; all, unless told. */
const wanted = new RegExp(process.argv[4] ?? '');

/** A backend that is killed makes Postgres end all others, forget what was not written, and recover. */
async function crashPostgres({ at }: Stage): Promise<void> {
  const [backend] = await at.database
    .asOwner<{ pid: number }>('SELECT pg_backend_pid() AS pid')
    .catch(() => []);
  if (!backend) return;
  process.kill(backend.pid, 'SIGKILL');
  // Who counts at the end of a round, or prepares the next, must find it again.
  const isBack = () =>
    at.database.asOwner('SELECT 1').then(
      () => true,
      () => false,
    );
  while (!(await isBack())) await pause(50);
}

async function flushRedis({ at }: Stage): Promise<void> {
  const redis = new Redis(at.environment['REDIS_URL']!);
  await redis.flushdb();
  redis.disconnect();
}

const numbers = Array.from({ length: seeds }, (_, at) => at + 1);
const deaths = numbers.flatMap((seed) => deathsOf(seed, recipients).map((death) => ({ seed, death })));
const named = (name: (step: SendStep) => string, more: Partial<Round>, steps = SEND_STEPS) =>
  steps.map((step) => ({
    name: name(step),
    rounds: deaths
      .filter(({ death }) => death.step === step)
      .map(({ seed, death }): Round => ({ seed, recipients, deaths: [death], ...more })),
  }));
/** Nothing is lost on its way, so that only the kill leaves doubts; and nobody reports. */
const LIST_AWAY = { resetBefore: 0, resetAfter: 0, errorBefore: 0, errorAfter: 0, callbacks: false };
const LATER: readonly SendStep[] = ['asked-after', 'settled'];

const kinds = [
  ...named((step) => step, {}),
  ...named(
    (step) => `${step}, no list`,
    { faults: { ...BAD_DAY, ...LIST_AWAY, listAway: true } },
    SEND_STEPS.filter((step) => !LATER.includes(step)) as unknown as typeof SEND_STEPS,
  ),
  {
    name: 'Redis flushed',
    rounds: numbers.map((seed) => ({ seed, recipients, disturb: flushRedis, everyMs: 500 })),
  },
  {
    name: 'Postgres restarted',
    rounds: numbers.map((seed) => ({ seed, recipients, disturb: crashPostgres, everyMs: 6_000 })),
  },
];

const COLUMNS = [
  'rounds',
  'disturbed',
  'killed',
  'accepted',
  'twice',
  'lost',
  'unknown',
  'in flight',
  'drift',
  'misbilled',
];
const print = (name: string, cells: (string | number)[]): void =>
  console.log(name.padEnd(26) + cells.map((cell) => String(cell).padStart(10)).join(''));

function isRight(round: Round, { died, twice, lost, unknown, inFlight, drift, misbilled }: Played): boolean {
  const mostUnknown = round.faults?.listAway ? inFlight : 0;
  return (
    died === (round.deaths?.length ?? 0) && twice + lost + drift + misbilled === 0 && unknown <= mostUnknown
  );
}

await startServers({ durable: true });
let wrong = 0;
try {
  const stage = await openStage();
  print('killed at', COLUMNS);
  for (const { name, rounds } of kinds.filter((kind) => wanted.test(kind.name))) {
    const played: Played[] = [];
    for (const round of rounds) {
      const one = await playRound(stage, round);
      played.push(one);
      if (isRight(round, one)) continue;
      wrong += 1;
      console.log(`WRONG: ${name}, seed ${round.seed}: ${JSON.stringify(one)}`);
    }
    const sum = (key: keyof Played) => played.reduce((total, one) => total + one[key], 0);
    const keys = [
      'disturbed',
      'died',
      'accepted',
      'twice',
      'lost',
      'unknown',
      'inFlight',
      'drift',
      'misbilled',
    ] as const;
    print(name, [played.length, ...keys.map(sum)]);
  }
  await stage.close();
} finally {
  await stopServers();
}
console.log(wrong === 0 ? 'all as it should be' : `${wrong} rounds went wrong`);
process.exit(wrong === 0 ? 0 : 1);
