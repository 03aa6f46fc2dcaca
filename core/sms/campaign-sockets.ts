import pLimit from 'p-limit';

/** What a process's campaigns may have on the wire at once. They make way, but for a trickle, while something more urgent is sent. */
export class CampaignSockets {
  readonly #limit;
  #urgent = 0;

  constructor(private readonly most: number) {
    this.#limit = pLimit(most);
  }

  /** Runs that as soon as there is a socket for it. */
  run<T>(work: () => Promise<T>): Promise<T> {
    return this.#limit(work);
  }

  /** Runs that at once, and lets no more than one message of a campaign go at a time meanwhile. */
  async makeWayFor<T>(work: () => Promise<T>): Promise<T> {
    this.#urgent += 1;
    this.#limit.concurrency = 1;
    try {
      return await work();
    } finally {
      this.#urgent -= 1;
      if (this.#urgent === 0) this.#limit.concurrency = this.most;
    }
  }
}
