import { once } from 'node:events';
import type { Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import restify, { type Request, type Response, type Server } from 'restify';

import type { TurnStep } from '../core/conversations/take-turn.js';
import { endSlowRequests } from '../core/limits/end-slow-requests.js';
import { HttpLimits, type HttpLimit } from '../core/limits/http-limits.js';
import type { Platform } from '../core/platform.js';
import { Afterwards } from './afterwards.js';
import { BuiltFiles } from '../core/built-files.js';
import type { Bot } from './bot.js';
import { Streams } from './direct-line/streams.js';
import { Tokens } from './direct-line/tokens.js';
import { handle } from './http/handle.js';
import { refuseUnreadable } from './http/refuse-unreadable.js';
import { Metrics } from './metrics.js';
import { ROUTES } from './routes.js';
import { unknownRoute } from './routes/answer-unknown.js';
import { openStreams } from './routes/open-stream.js';

/** How long a stop waits for requests under way and for sockets to say goodbye. */
const DRAIN_MS = 5000;

interface Options {
  /** Told each step of a turn as it is reached. */
  onStep?: (step: TurnStep) => void;
  limits?: Partial<Record<HttpLimit, number>>;
  /** How often an open socket looks for news by itself. */
  pollMs?: number;
  /** Within how many milliseconds a request has to arrive whole. */
  requestMs?: number;
  /** Sockets that one address may have open. */
  streamsOfAddress?: number;
  /** Addresses besides the product's own: what a measurement compares it with. */
  more?: typeof ROUTES;
}

export interface BotServer {
  /** Resolves with the port once guests can come; 0 asks for a free one. */
  listen(port: number, host: string): Promise<number>;
  /** Reads what pages load before the first guest asks. */
  warm(): Promise<void>;
  /** Takes no more guests, ends streams, lets the turns under way finish. The platform stays open. */
  close(): Promise<void>;
}

/** The bot of one process, not yet listening. */
export async function buildServer(platform: Platform, options: Options = {}): Promise<BotServer> {
  const streams = new Streams(platform, options.pollMs, options.streamsOfAddress);
  const bot: Bot = {
    platform,
    streams,
    tokens: new Tokens(platform.keys.tokenSecret(), platform.clock),
    limits: new HttpLimits(options.limits),
    assets: new BuiltFiles('web-chat'),
    metrics: new Metrics(() => streams.size),
    afterwards: new Afterwards(),
    onStep: options.onStep,
  };
  const server = restify.createServer({ name: '', ignoreTrailingSlash: true });
  server.pre(refuseUnreadable);
  for (const route of [...(options.more ?? []), ...(await allRoutes(platform))]) mount(server, bot, route);
  // Whatever restify refuses by itself, which is what it finds no route for, is answered in our shape.
  server.on(
    'restifyError',
    (request: Request, response: Response) => void handle(bot, unknownRoute(request))(request, response),
  );
  endSlowRequests(server.server as HttpServer, options.requestMs);
  server.server.on('upgrade', openStreams(bot));
  await streams.listen();
  return {
    warm: () => bot.assets.warm(),
    async listen(port, host) {
      server.listen(port, host);
      await once(server.server, 'listening');
      return (server.server.address() as AddressInfo).port;
    },
    async close() {
      const closed = server.server.listening ? once(server.server, 'close') : null;
      server.close();
      await streams.close();
      server.server.closeIdleConnections();
      const tooLong = setTimeout(() => {
        streams.cut();
        server.server.closeAllConnections();
      }, DRAIN_MS);
      await closed;
      clearTimeout(tooLong);
      await bot.afterwards.settled();
    },
  };
}

/** Bot Framework's libraries weigh some 60 MB: they are loaded where an app id is configured, and nowhere else. */
async function allRoutes(platform: Platform): Promise<typeof ROUTES> {
  if (!platform.config.MICROSOFT_APP_ID) return ROUTES;
  const { botFrameworkRoute } = await import('./bot-framework/route.js');
  return [botFrameworkRoute(platform.config), ...ROUTES];
}

function mount(server: Server, bot: Bot, route: (typeof ROUTES)[number]): void {
  server[route.method](route.path, handle(bot, route));
  // A HEAD is a GET whose body node leaves out.
  if (route.method === 'get') server.head(route.path, handle(bot, route));
}
