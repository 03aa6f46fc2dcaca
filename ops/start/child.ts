import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { WORKER_FLAGS } from '../../workers/node-flags.js';
import { endProcess, identify } from '../processes.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PRELOADS = ['tsx', new URL('./end-with-parent.ts', import.meta.url).href];

const FLAGS = { bot: [], admin: [], workers: WORKER_FLAGS };

export interface ChildPlan {
  name: 'bot' | 'admin' | 'workers';
  environment: NodeJS.ProcessEnv;
  logFile: string;
}

/** Keeps the last run's log beside this one's. */
export async function turnOverLog(logFile: string): Promise<void> {
  await rename(logFile, `${logFile}.previous`).catch(() => undefined);
}

/** Starts `<name>/main.ts` with that environment and no more, its output in its log. It ends when we do. */
export function startChild({ name, environment, logFile }: ChildPlan): ChildProcess {
  const log = openSync(logFile, 'a', 0o600);
  const flags = [...FLAGS[name], ...PRELOADS.flatMap((preload) => ['--import', preload])];
  const child = spawn(process.execPath, [...flags, path.join(ROOT, name, 'main.ts')], {
    cwd: ROOT,
    env: environment,
    // A session of its own, so that a Ctrl-C at the terminal reaches the parent alone, which knows the order.
    detached: true,
    stdio: ['ignore', log, log, 'ipc'],
  });
  closeSync(log);
  return child;
}

/** Asks it to stop, waits until it has, and makes it stop after 20 seconds: it has a limit of 15 of its own. */
export async function stopChild(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  await endProcess(child.pid, identify(child.pid)?.startedAt ?? '', 'SIGTERM', 'SIGKILL', 20_000);
  await gone;
}

/** The end of a log, for a message. */
export async function lastLines(logFile: string, count = 8): Promise<string> {
  const text = await readFile(logFile, 'utf8').catch(() => '');
  return text.trimEnd().split('\n').slice(-count).join('\n');
}
