import { openPlatform, type Platform } from '../core/platform.js';
import { prepare } from './start/prepare.js';

type Open = (as?: 'app' | 'ceo') => Promise<Platform>;

/**
 * For a command at a terminal: the database that the environment names, else the one in DATA_DIR, which is started for it; either is brought
 * up to this version. What was opened and started ends with `work`.
 */
export async function atDatabase(
  name: string,
  work: (open: Open) => Promise<void>,
  environment: Record<string, string> = {},
): Promise<void> {
  const stops: (() => Promise<unknown>)[] = [];
  try {
    const { config } = await prepare({
      environment: { ...process.env, PORT: '0', ADMIN_PORT: '0', LOG_LEVEL: 'warn', ...environment },
      say: () => undefined,
      stops,
      signal: new AbortController().signal,
      // Ended by ourselves, at the end; before that every query says so.
      onLost: () => undefined,
    });
    await work(async (as = 'app') => {
      const platform = await openPlatform(config, name, { as });
      stops.push(() => platform.close());
      return platform;
    });
  } finally {
    // One that cannot be stopped leaves none of the others running.
    const ended = [];
    for (const stop of stops.reverse()) ended.push(...(await Promise.allSettled([stop()])));
    for (const end of ended)
      if (end.status === 'rejected') console.error('something was not stopped:', end.reason);
  }
}
