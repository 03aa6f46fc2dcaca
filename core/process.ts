import type { Log } from './log.js';
import { PlainError } from './plain-error.js';

const GRACE_MS = 15_000;

interface Running {
  log: Log;
  /** Lets what is under way finish, then ends every connection. */
  stop(): Promise<void>;
}

/** Starts a process and ends it well. One that cannot start says why, in plain lines what a person can put right, and exits with 1. */
export async function runProcess(start: () => Promise<Running>): Promise<void> {
  try {
    const running = await start();
    onBug(running);
    onStop(running);
  } catch (error) {
    const why =
      error instanceof PlainError ? error.message : error instanceof Error ? error.stack : String(error);
    process.stderr.write(`${why}\n`);
    process.exit(1);
  }
}

/** A bug that nobody caught: the state is unknown, so the process ends, but says only what may be logged. */
function onBug({ log }: Running): void {
  const end = (error: unknown) => {
    log.fatal({ error }, 'a bug ended this process');
    process.exit(1);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}

/** Stops once: on SIGTERM or SIGINT, and when the parent that started this process is gone. */
function onStop({ log, stop }: Running): void {
  let stopping = false;
  const begin = (why: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ why }, 'stopping');
    setTimeout(() => process.exit(1), GRACE_MS);
    stop().then(
      () => process.exit(0),
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
