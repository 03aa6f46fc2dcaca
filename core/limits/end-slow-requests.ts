import type { Server } from 'node:http';

/** On a bad line a form or a photo of the panel takes some seconds; a slower request only holds a socket. */
const WHOLE_REQUEST_MS = 20_000;

/** Ends requests that have not arrived whole by then, with 408. To be called before the server listens. */
export function endSlowRequests(server: Server, withinMs = WHOLE_REQUEST_MS): void {
  server.headersTimeout = Math.min(10_000, withinMs);
  server.requestTimeout = withinMs;
  // Node looks every 30 s; it reads this when the server begins to listen.
  Object.assign(server, { connectionsCheckingInterval: Math.ceil(withinMs / 10) });
}
