import type { Request } from 'express';

/** A path of the panel: nothing that a browser could read as another host. */
export const isPath = (text: string): boolean =>
  /^\/admin(\/[\w./?&=%~-]*)?(\?[\w.&=%~-]*)?$/.test(text) && !text.includes('//');

/** Where the visitor wanted to go, if it is in the panel; else nothing. */
export function nextOf({ request }: { request: Request }): string {
  const next = request.query['next'];
  return typeof next === 'string' && isPath(next) ? next : '';
}
