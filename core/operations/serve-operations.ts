import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Registry } from 'prom-client';
import { Refusal, retryAfterSeconds } from '../errors.js';
import type { Platform } from '../platform.js';
import { isFromInside } from './inside-address.js';

/**
 * `/health/live`, `/health/ready` and `/metrics` on a port of their own, for monitoring; the metrics answer the
 * private network alone. The caller closes it.
 */
export async function serveOperations(platform: Platform, registry: Registry, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    answer(platform, registry, request, response).catch((error: unknown) => {
      platform.log.error({ error }, 'the metrics could not be read');
      send(response, 500, { status: 'failed' });
    });
  });
  server.listen(port, platform.config.HOST);
  await once(server, 'listening');
  return server;
}

async function answer(
  platform: Platform,
  registry: Registry,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [path] = (request.url ?? '').split('?');
  if (path === '/metrics' && isFromInside(request)) {
    const text = await registry.metrics();
    response.setHeader('Content-Type', registry.contentType);
    response.end(text);
  } else if (path === '/health/live') send(response, 200, { status: 'live' });
  else if (path === '/health/ready') {
    const ready = await platform.db.ping().then(
      () => true,
      () => false,
    );
    if (!ready) response.setHeader('Retry-After', String(retryAfterSeconds(new Refusal('unavailable'))));
    send(response, ready ? 200 : 503, { status: ready ? 'ready' : 'database away' });
  } else send(response, 404, { status: 'not found' });
}

function send(response: ServerResponse, status: number, body: object): void {
  if (response.headersSent) return void response.destroy();
  response.statusCode = status;
  response.setHeader('Content-Type', 'application/json');
  response.end(JSON.stringify(body));
}
