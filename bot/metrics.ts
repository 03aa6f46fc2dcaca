import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

import type { Notice } from '../core/conversations/conversation.js';
import type { Route } from './http/route.js';

/** What operations watch of a bot process. Labels are route patterns and statuses: never a path that a person typed. */
export class Metrics {
  readonly registry = new Registry();
  readonly #linkClicks = new Counter({
    name: 'bot_link_clicks_total',
    help: "People's taps on links in campaigns, by what became of them",
    labelNames: ['result'],
    registers: [this.registry],
  });
  readonly #requests = new Histogram({
    name: 'bot_request_seconds',
    help: 'Time to answer, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
    registers: [this.registry],
  });
  readonly #turns = new Histogram({
    name: 'bot_turn_seconds',
    help: 'Time of one turn of a conversation, commit included',
    labelNames: ['result'],
    buckets: [0.01, 0.03, 0.1, 0.3, 1, 3, 10],
    registers: [this.registry],
  });
  readonly #clicks = new Counter({
    name: 'bot_social_clicks_total',
    help: "People's taps on social buttons, by what became of them",
    labelNames: ['result'],
    registers: [this.registry],
  });

  readonly #notices = new Counter({
    name: 'bot_turn_notices_total',
    help: 'What turns met that the code or its data may have to learn, such as mobile prefixes that the phone library does not know',
    labelNames: ['notice'],
    registers: [this.registry],
  });

  constructor(openStreams: () => number) {
    collectDefaultMetrics({ register: this.registry });
    new Gauge({
      name: 'bot_streams',
      help: 'Open sockets of guests',
      registers: [this.registry],
      collect() {
        this.set(openStreams());
      },
    });
  }

  /** Starts a request's clock; the answer stops it with its status. */
  requestStarted(route: Route): (status: number) => void {
    const stop = this.#requests.startTimer({ method: route.method, route: route.path });
    return (status) => void stop({ status: String(status) });
  }

  /** One more tap on a link in an SMS was dealt with. */
  linkFollowed(result: 'counted' | 'repeated' | 'limited' | 'failed'): void {
    this.#linkClicks.inc({ result });
  }

  /** Starts a turn's clock; the answer stops it. */
  turnStarted(): (result: 'done' | 'duplicate' | 'failed') => void {
    const stop = this.#turns.startTimer();
    return (result) => void stop({ result });
  }

  /** A committed turn met this. */
  noticed(notice: Notice): void {
    this.#notices.inc({ notice });
  }

  /** One more tap on a social button was dealt with. */
  clicked(result: 'counted' | 'repeated' | 'limited' | 'failed'): void {
    this.#clicks.inc({ result });
  }
}
