import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { Platform } from '../core/platform.js';

/** `/health/live` and `/health/ready` on a port, for whoever watches this container. The caller closes it. */
export async function serveHealth(platform: Platform, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    const check = request.url === '/health/ready' ? platform.db.ping() : Promise.resolve();
    const answer = (status: number) => {
      response
        .writeHead(status, { 'Content-Type': 'application/json' })
        .end(JSON.stringify({ ok: status === 200 }));
    };
    if (!request.url?.startsWith('/health/')) answer(404);
    else
      check.then(
        () => answer(200),
        () => answer(503),
      );
  });
  server.listen(port, platform.config.HOST);
  await once(server, 'listening');
  return server;
}
