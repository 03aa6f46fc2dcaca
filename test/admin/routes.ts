import type { Express } from 'express';

export interface FoundRoute {
  method: 'get' | 'post';
  path: string;
}

interface Layer {
  name: string;
  route?: { path: string; methods: Record<string, boolean> };
  handle?: { stack?: Layer[] };
}

/** Every address that the running application answers, as its own router has them: a new one is in the list at once. */
export function routesOf(app: Express): FoundRoute[] {
  const walk = (stack: Layer[]): FoundRoute[] =>
    stack.flatMap(({ route, handle }) =>
      route
        ? Object.keys(route.methods).map((method) => ({
            method: method as FoundRoute['method'],
            path: route.path,
          }))
        : walk(handle?.stack ?? []),
    );
  return walk((app.router as unknown as { stack: Layer[] }).stack);
}
