import type { Clock } from '../../core/clock.js';

/** A clock that stands still until it is moved. */
export class FakeClock implements Clock {
  private at: number;

  constructor(start: string | Date = '2026-11-16T09:00:00Z') {
    this.at = new Date(start).getTime();
  }

  now(): Date {
    return new Date(this.at);
  }

  /** Nobody waits here: the time is over at once. */
  async wait(ms: number): Promise<void> {
    this.at += Math.max(0, ms);
  }

  set(to: string | Date): void {
    this.at = new Date(to).getTime();
  }

  /** Moves on by that much; parts add up. */
  advance(by: { days?: number; hours?: number; minutes?: number; seconds?: number; ms?: number }): void {
    const { days = 0, hours = 0, minutes = 0, seconds = 0, ms = 0 } = by;
    this.at += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000 + ms;
  }
}
