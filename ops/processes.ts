import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** What a process is: a number alone is given to another process sooner or later. */
export interface ProcessIdentity {
  startedAt: string;
  command: string;
}

function fromProc(pid: number): ProcessIdentity | null {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields[0] === 'Z' || fields[0] === 'X') return null;
  const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ').trim();
  return { startedAt: fields[19] ?? '', command };
}

function fromPs(pid: number): ProcessIdentity | null {
  const ask = (column: string) =>
    execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).trim();
  if (ask('stat').startsWith('Z')) return null;
  return { startedAt: ask('lstart'), command: ask('command') };
}

/** The living process with that number, or null (also for a zombie). */
export function identify(pid: number): ProcessIdentity | null {
  try {
    return process.platform === 'linux' ? fromProc(pid) : fromPs(pid);
  } catch {
    return null;
  }
}

/** Waits until that very process is gone; false when it is still there after `patienceMs`. */
export async function waitUntilGone(pid: number, startedAt: string, patienceMs: number): Promise<boolean> {
  const until = Date.now() + patienceMs;
  while (identify(pid)?.startedAt === startedAt) {
    if (Date.now() > until) return false;
    await pause(20);
  }
  return true;
}

/** Ends that very process: first politely, then, after `patienceMs`, for certain. */
export async function endProcess(
  pid: number,
  startedAt: string,
  polite: NodeJS.Signals = 'SIGTERM',
  forced: NodeJS.Signals = 'SIGKILL',
  patienceMs = 10_000,
): Promise<void> {
  for (const signal of [polite, forced]) {
    if (identify(pid)?.startedAt !== startedAt) return;
    try {
      process.kill(pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ESRCH') return;
      throw error;
    }
    if (await waitUntilGone(pid, startedAt, patienceMs)) return;
  }
  throw new Error(`process ${pid} does not end`);
}
