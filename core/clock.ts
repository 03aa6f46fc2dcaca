import { setTimeout } from 'node:timers/promises';

/** Time comes from here and from nowhere else, so that a simulated year runs in one process. */
export interface Clock {
  now(): Date;
  /** Resolves when that many milliseconds have passed on this clock, or at once when `signal` aborts. */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => new Date(),
  wait: (ms, signal) => setTimeout(ms, undefined, { signal }).catch(() => undefined),
};
