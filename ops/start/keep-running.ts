import type { ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { lastLines, startChild, stopChild, turnOverLog, type ChildPlan } from './child.js';
import { PlainError } from '../../core/plain-error.js';
import type { RunLock } from './run-lock.js';

const PAUSE_MS = 1_000;

export interface KeptChild {
  /** Resolves when it is ready for the first time; rejects with a PlainError when it ends before. */
  ready: Promise<void>;
  stop(): Promise<void>;
}

interface Options {
  lock: RunLock;
  /** Resolves once the child serves; is aborted when it ends. */
  untilReady: (child: ChildProcess, signal: AbortSignal) => Promise<void>;
  say: (line: string) => void;
}

/** Keeps one child running: one that was ready once and ends unasked is started again. */
export async function keepRunning(plan: ChildPlan, { lock, untilReady, say }: Options): Promise<KeptChild> {
  await turnOverLog(plan.logFile);
  const stopping = new AbortController();
  let child: ChildProcess;

  const startOnce = async (): Promise<void> => {
    const started = (child = startChild(plan));
    const gone = new AbortController();
    started.once('error', () => gone.abort());
    started.once('exit', () => gone.abort());
    if (started.pid) await lock.remember(started.pid);
    await untilReady(started, AbortSignal.any([gone.signal, stopping.signal])).catch(async () => {
      if (stopping.signal.aborted) return;
      throw new PlainError(
        `The ${plan.name} did not start. Its last words (${plan.logFile}):\n${await lastLines(plan.logFile)}`,
      );
    });
    started.once('exit', (code, signal) => void startAgain(signal ?? `exit code ${code}`));
    if (gone.signal.aborted) void startAgain('at once');
  };

  const startAgain = async (why: string): Promise<void> => {
    if (stopping.signal.aborted) return;
    say(`The ${plan.name} ended (${why}): starting it again. Its log: ${plan.logFile}`);
    await pause(PAUSE_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    if (!stopping.signal.aborted) await startOnce().catch(() => startAgain('before it was ready'));
  };

  const ready = startOnce();
  ready.catch(() => undefined);
  return {
    ready,
    async stop() {
      stopping.abort();
      await stopChild(child);
    },
  };
}
