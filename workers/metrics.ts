import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { readDue, type DueQueue } from '../core/operations/read-due.js';
import type { Platform } from '../core/platform.js';
import type { Sending } from '../core/sms/send-step.js';
import type { Sweeping } from './sweep.js';

/** What operations watch of a worker: what is due and how late, what the provider answered, how the sweep's steps go. Labels hold nothing personal. */
export class WorkerMetrics {
  readonly registry = new Registry();
  readonly #answers = new Counter({
    name: 'workers_messages_total',
    help: 'Messages that this process handed to the provider or asked it after, by purpose and what came of it',
    labelNames: ['purpose', 'result'],
    registers: [this.registry],
  });
  readonly #steps = new Histogram({
    name: 'workers_sweep_step_seconds',
    help: 'Time of a step of the sweep',
    labelNames: ['step', 'result'],
    buckets: [0.01, 0.1, 1, 5, 15, 60, 300],
    registers: [this.registry],
  });
  readonly #stepEnded = new Gauge({
    name: 'workers_sweep_step_success_timestamp_seconds',
    help: 'When a step of the sweep was last done without an error, in seconds since 1970',
    labelNames: ['step'],
    registers: [this.registry],
  });

  constructor(private readonly platform: Platform) {
    collectDefaultMetrics({ register: this.registry });
    this.#watchDue();
  }

  /** For `Sending`: counts what became of a message. */
  readonly onAnswer: NonNullable<Sending['onAnswer']> = (purpose, result) =>
    this.#answers.inc({ purpose, result });

  /** For the sweep: the time and the end of each step. */
  readonly onSweepStep: NonNullable<Sweeping['onSweepStep']> = (step) => {
    const stop = this.#steps.startTimer({ step });
    return (result) => {
      stop({ result });
      if (result === 'done') this.#stepEnded.set({ step }, this.platform.clock.now().getTime() / 1000);
    };
  };

  #watchDue(): void {
    this.#watchDueBy(
      'workers_due',
      'How much work of a queue is due; all workers tell the same',
      (due) => due.waiting,
    );
    this.#watchDueBy(
      'workers_due_oldest_seconds',
      'How late the oldest work of a queue is; all workers tell the same',
      (due) => due.oldestSeconds,
    );
  }

  /** Read when somebody asks; with Postgres away there are no values rather than old ones. */
  #watchDueBy(name: string, help: string, valueOf: (due: DueQueue) => number): void {
    const { platform } = this;
    new Gauge({
      ...{ name, help, labelNames: ['queue'], registers: [this.registry] },
      async collect() {
        this.reset();
        for (const due of await readDue(platform).catch(() => []))
          this.set({ queue: due.queue }, valueOf(due));
      },
    });
  }
}
