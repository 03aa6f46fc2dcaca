import type { Next, Request, Response } from 'restify';

/**
 * A request whose path or Host header is no address ends here: restify would throw where nobody catches. A path that begins with two
 * slashes reads as a host.
 */
export function refuseUnreadable(request: Request, response: Response, next: Next): void {
  if (isReadable(request)) return next();
  response.writeHead(400, { 'Content-Type': 'application/json', Connection: 'close' });
  response.end(JSON.stringify({ error: { code: 'bad_request', message: 'This request cannot be read.' } }));
  next(false);
}

function isReadable(request: Request): boolean {
  const { url = '' } = request;
  if (!url.startsWith('/') || url.startsWith('//') || url.includes('\0') || /%00/.test(url)) return false;
  try {
    // What restify itself will do with it.
    return request.getUrl() !== undefined;
  } catch {
    return false;
  }
}
