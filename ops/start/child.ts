import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { PROJECT_ROOT } from '../../core/project-root.js';
import { WORKER_FLAGS } from '../../workers/node-flags.js';
import { endProcess, identify } from '../processes.js';

const BUILT = path.join(PROJECT_ROOT, '.build', 'server');
const PRELOAD = pathToFileURL(path.join(BUILT, 'ops', 'start', 'end-with-parent.js')).href;

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

/** Starts the built `<name>/main` with that environment and no more, its output in its log. It ends when we do. */
export function startChild({ name, environment, logFile }: ChildPlan): ChildProcess {
  const log = openSync(logFile, 'a', 0o600);
  const flags = [...FLAGS[name], '--enable-source-maps', '--import', PRELOAD];
  const child = spawn(process.execPath, [...flags, path.join(BUILT, name, 'main.js')], {
    cwd: PROJECT_ROOT,
    // Node 22 and later keep what they compiled for the next start.
    env: { ...environment, NODE_COMPILE_CACHE: path.join(PROJECT_ROOT, '.build', 'compile-cache') },
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
