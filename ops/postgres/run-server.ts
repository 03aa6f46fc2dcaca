import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { endProcess, identify } from '../processes.js';
import { findFreePort } from '../find-free-port.js';
import { POSTGRES_ENV } from './make-cluster.js';
import type { RunAs } from './run-as.js';

export interface RunningServer {
  port: number;
  child: ChildProcess;
}

/** The lines of postmaster.pid: number, folder, start, port, …, and on the eighth `ready` once it takes connections. */
async function readPidFile(cluster: string): Promise<string[]> {
  const text = await readFile(path.join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  return text.split('\n').map((line) => line.trim());
}

/**
 * Ends a Postgres of this very folder that a killed run left behind. Its number may belong to somebody else by now:
 * then only the stale file goes, which Postgres itself would refuse to overwrite.
 */
export async function endLeftOver(cluster: string): Promise<void> {
  const pid = Number((await readPidFile(cluster))[0]);
  if (!pid) return;
  const found = identify(pid);
  if (found?.command.includes(cluster)) await endProcess(pid, found.startedAt, 'SIGINT', 'SIGQUIT', 30_000);
  await rm(path.join(cluster, 'postmaster.pid'), { force: true });
}

const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=100',
  // Row values and statements stay out of the log: they may hold personal data.
  'log_min_error_statement=panic',
  'log_error_verbosity=terse',
  'timezone=UTC',
];
/** For tests: the data may be lost with the machine, not with the process. */
const FAST = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

async function untilReady(child: ChildProcess, cluster: string): Promise<boolean> {
  while (child.exitCode === null && child.signalCode === null) {
    const lines = await readPidFile(cluster);
    if (Number(lines[0]) === child.pid && lines[7] === 'ready') return true;
    await pause(15);
  }
  return false;
}

/** Starts Postgres on a free port of 127.0.0.1 and waits until it takes connections. Throws with its last words. */
export async function runServer(
  options: { bin: string; cluster: string; logFile: string; durable: boolean },
  runAs: RunAs,
): Promise<RunningServer> {
  const { bin, cluster, logFile } = options;
  const port = await findFreePort();
  const settings = [...SETTINGS, ...(options.durable ? [] : FAST)].flatMap((setting) => ['-c', setting]);
  const log = openSync(logFile, 'a', 0o600);
  // A session of its own: a Ctrl-C at the terminal must not reach it before the processes that still need it.
  const child = spawn(path.join(bin, 'postgres'), ['-D', cluster, '-p', String(port), ...settings], {
    ...runAs,
    cwd: cluster,
    env: POSTGRES_ENV,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const failed = new Promise<never>((_, reject) => child.once('error', reject));
  if (await Promise.race([untilReady(child, cluster), failed])) return { port, child };
  const words = (await readFile(logFile, 'utf8')).trimEnd().split('\n').slice(-5).join('\n');
  throw new Error(`Postgres did not start. Its last words (${logFile}):\n${words}`);
}
