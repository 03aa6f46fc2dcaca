import type { Request } from 'express';

const HERE = 'http://panel.invalid';

/** A path of the panel, and still one once it is resolved as browsers do: no other host, and nothing of the bot's on this one. */
export function isPath(text: string): boolean {
  if (!/^\/admin(\/[\w./?&=%~-]*)?(\?[\w.&=%~-]*)?$/.test(text) || text.includes('//')) return false;
  // Some proxies decode a path before they resolve it.
  if (!URL.canParse(text, HERE) || /%2e|%2f|%5c|%00|%25/i.test(text.split('?', 1)[0] ?? '')) return false;
  const { origin, pathname } = new URL(text, HERE);
  return origin === HERE && pathname === text.split('?', 1)[0];
}

/** Where the visitor wanted to go, if it is in the panel; else nothing. */
export function nextOf({ request }: { request: Request }): string {
  const next = request.query['next'];
  return typeof next === 'string' && isPath(next) ? next : '';
}
