import type { Clock } from '../../core/clock.js';

/** A clock that is set: businesses open months ago. */
export class DemoClock implements Clock {
  #at = new Date(0);

  now(): Date {
    return this.#at;
  }

  async wait(ms: number): Promise<void> {
    this.#at = new Date(this.#at.getTime() + ms);
  }

  set(at: Date): void {
    this.#at = at;
  }
}
