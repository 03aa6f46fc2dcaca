/** Time comes from here and from nowhere else, so that a simulated year runs in one process. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
