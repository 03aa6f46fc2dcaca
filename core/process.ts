import type { Log } from './log.js';

const GRACE_MS = 15_000;

/** Stops a process once, and well: on SIGTERM or SIGINT, and when the parent that started it is gone. */
export function onStop(log: Log, stop: () => Promise<void>): void {
  let stopping = false;
  const begin = (why: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ why }, 'stopping');
    const late = setTimeout(() => process.exit(1), GRACE_MS);
    stop().then(
      () => {
        clearTimeout(late);
        process.exit(0);
      },
      (error: unknown) => {
        log.error({ error }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', () => begin('SIGTERM'));
  process.on('SIGINT', () => begin('SIGINT'));
  process.on('disconnect', () => begin('the parent is gone'));
}
