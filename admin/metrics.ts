import type { Request, RequestHandler } from 'express';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { readSystemHealth, type SystemHealth } from '../core/insights/system-health.js';
import type { Platform } from '../core/platform.js';
import { operationsScope } from '../core/scope.js';

/** What operations watch of the panel: its requests, and what only its database role sees of all businesses together. Labels are route patterns: never a path or an id. */
export class PanelMetrics {
  readonly registry = new Registry();
  readonly #requests = new Histogram({
    name: 'panel_request_seconds',
    help: 'Time to answer, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.01, 0.05, 0.1, 0.3, 1, 3, 10],
    registers: [this.registry],
  });

  constructor(private readonly platform: Platform) {
    collectDefaultMetrics({ register: this.registry });
    this.#watchHealth('panel_messages_waiting', 'Messages and recipients that may go now and have not gone', {
      all: ({ waiting }) => waiting,
    });
    this.#watchHealth('panel_messages_last_hour', 'Messages of the last hour over all businesses, by state', {
      sent: ({ lastHour }) => lastHour.sent,
      failed: ({ lastHour }) => lastHour.failed,
    });
    this.#watchHealth('panel_senders_paused', 'Senders that rest, throttled or refused by the provider', {
      all: ({ pausedSenders }) => pausedSenders.length,
    });
  }

  /** The first handler of the application: it sees every answer. */
  readonly watch: RequestHandler = (request, response, next) => {
    const stop = this.#requests.startTimer({ method: request.method });
    response.once('close', () => stop({ route: routeOf(request), status: String(response.statusCode) }));
    next();
  };

  /** Read when somebody asks; with Postgres away there are no values rather than old ones. */
  #watchHealth(name: string, help: string, states: Record<string, (health: SystemHealth) => number>): void {
    const { platform } = this;
    const scope = operationsScope();
    new Gauge({
      ...{ name, help, labelNames: ['state'], registers: [this.registry] },
      async collect() {
        this.reset();
        const health = await platform.db
          .acrossBusinesses(scope, (tx) => readSystemHealth(scope, tx))
          .catch(() => null);
        if (health)
          for (const [state, valueOf] of Object.entries(states)) this.set({ state }, valueOf(health));
      },
    });
  }
}

function routeOf(request: Request): string {
  const route = request.route as { path?: unknown } | undefined;
  return typeof route?.path === 'string' ? route.path : 'none';
}
