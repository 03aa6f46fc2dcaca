import Bull from 'bull';
import { Redis } from 'ioredis';
import type { Work } from '../db/tx.js';
import type { Log } from '../log.js';

const SWEEP = 'sweep';
const ADD_WITHIN_MS = 2_000;
const SWEEP_EVERY_MS = 60_000;
const CLOSE_WITHIN_MS = 10_000;

export type Handlers = Record<Work | typeof SWEEP, () => Promise<unknown>>;

/**
 * Bull says "look now" and no more: a job carries no data, may be lost, doubled or late, and the sweep and the codes' poll find
 * whatever it forgot. Codes have a queue of their own, so that nothing else stands before them.
 */
export class Queue {
  readonly #queues = new Map<Work | typeof SWEEP, Bull.Queue>();
  readonly #connections = new Set<Redis>();

  constructor(
    private readonly redisUrl: string,
    private readonly log: Log,
  ) {}

  /** Never throws and never hangs: with Redis away the sweep finds the work. */
  async lookNow(work: Work): Promise<void> {
    const added = this.#queue(work).add({}, { removeOnComplete: true, removeOnFail: true });
    added.catch(() => undefined);
    try {
      await within(ADD_WITHIN_MS, added);
    } catch {
      this.log.warn({ work }, 'the queue is away: the sweep will find this');
    }
  }

  /** Starts working. Each handler must be safe to run twice at once, in any process. */
  async process(handlers: Handlers): Promise<void> {
    for (const [work, handle] of Object.entries(handlers) as [
      Work | typeof SWEEP,
      () => Promise<unknown>,
    ][]) {
      const queue = this.#queue(work);
      queue
        .process(async () => {
          await handle();
        })
        .catch((error: unknown) => this.log.warn({ error, work }, 'the queue stopped processing'));
      queue.on('failed', (_job, error) => this.log.error({ error, work }, 'a job failed'));
    }
    const repeat = this.#queue(SWEEP).add(
      {},
      { repeat: { every: SWEEP_EVERY_MS }, removeOnComplete: true, removeOnFail: true },
    );
    repeat.catch(() => this.log.warn('the queue is away: sweeping by the clock of this process'));
  }

  /** Waits for running jobs, no longer than 10 s: with Redis away there is nothing to wait for. */
  async close(): Promise<void> {
    const closed = Promise.allSettled([...this.#queues.values()].map((queue) => queue.close()));
    await within(CLOSE_WITHIN_MS, closed).catch(() => undefined);
    // Connections made for Bull are not Bull's to end, and it reconnects one of them while closing.
    for (const connection of this.#connections) connection.disconnect();
  }

  #queue(name: Work | typeof SWEEP): Bull.Queue {
    const known = this.#queues.get(name);
    if (known) return known;
    // Braces keep all keys of a queue in one slot of a Redis Cluster.
    const queue = new Bull(`{${name}}`, { createClient: () => this.#connect() });
    queue.on('error', (error) => this.log.debug({ error }, 'the queue is away'));
    this.#queues.set(name, queue);
    return queue;
  }

  #connect(): Redis {
    const redis = new PatientRedis(this.redisUrl, {
      maxRetriesPerRequest: null,
      enableReadyCheck: false,
      retryStrategy: (times) => Math.min(100 * times, 2_000),
    });
    redis.on('error', () => undefined);
    // Bull still says BRPOPLPUSH, which Redis replaced by BLMOVE in 6.2 and the in-process server never had.
    const brpoplpush = (from: string, to: string, seconds: number) =>
      redis.blmove(from, to, 'RIGHT', 'LEFT', seconds);
    Object.assign(redis, { brpoplpush });
    this.#connections.add(redis);
    return redis;
  }
}

/** Bull leaves the promise of a reconnection alone while it closes; a refused one must not end the process: ioredis tries again by itself. */
class PatientRedis extends Redis {
  override async connect(): Promise<void> {
    await super.connect().catch(() => undefined);
  }
}

/** Rejects when it takes longer. */
async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
