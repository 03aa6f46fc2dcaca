import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { endProcess, identify } from '../processes.js';
import { PlainError } from '../../core/plain-error.js';

interface Known {
  pid: number;
  startedAt: string;
}
/** How a command beside a start reaches what that one runs; by the names of the environment. */
export type Addresses = Partial<
  Record<
    'DATABASE_URL' | 'DATABASE_CEO_URL' | 'DATABASE_OWNER_URL' | 'REDIS_URL' | 'PUBLIC_URL' | 'ADMIN_URL',
    string
  >
>;

interface Run extends Known {
  /** What this run started and a kill -9 of it would leave behind. */
  started: Known[];
  /** From when everything is prepared on. */
  addresses?: Addresses;
}

export interface RunLock {
  /** Remembers a process that must not outlive this run. */
  remember(pid: number): Promise<void>;
  /** Tells commands on this machine how to reach what runs; the file is for its owner alone. */
  tell(addresses: Addresses): Promise<void>;
  release(): Promise<void>;
}

const isAlive = ({ pid, startedAt }: Known): boolean => identify(pid)?.startedAt === startedAt;

function known(pid: number): Known {
  return { pid, startedAt: identify(pid)?.startedAt ?? '' };
}

function refuse(dataDir: string, pid: number): never {
  throw new PlainError(
    `TaraKazan already runs in ${dataDir} (process ${pid}).\nStop that one, or give this one another DATA_DIR and other ports.`,
  );
}

/** Null when there is none, or one that a kill cut short. */
async function readRun(file: string): Promise<Run | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Run;
  } catch {
    return null;
  }
}

/** Moves a dead run's lock aside and ends what that run left running. Refuses when the run is alive. */
async function clearDeadRun(dataDir: string, file: string): Promise<void> {
  const found = await readRun(file);
  if (found && isAlive(found)) refuse(dataDir, found.pid);
  const aside = `${file}.${process.pid}`;
  await rename(file, aside).catch(() => undefined);
  // Between reading and moving another start may have taken the lock: then it is theirs.
  const moved = await readRun(aside);
  if (moved && isAlive(moved)) {
    await rename(aside, file);
    refuse(dataDir, moved.pid);
  }
  await Promise.all((moved?.started ?? []).map(({ pid, startedAt }) => endProcess(pid, startedAt)));
  await rm(aside, { force: true });
}

async function tryCreate(file: string, run: Run): Promise<boolean> {
  const handle = await open(file, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') return null;
    throw error;
  });
  await handle?.writeFile(JSON.stringify(run));
  await handle?.close();
  return handle !== null;
}

/**
 * One start at a time in one data folder. A run that was killed is recognised by its process being gone (number and
 * start time), and whatever it left running is ended. Throws PlainError when another start is alive.
 */
export async function takeRunLock(dataDir: string): Promise<RunLock> {
  await mkdir(path.dirname(dataDir), { recursive: true });
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const file = path.join(dataDir, 'run.json');
  const run: Run = { ...known(process.pid), started: [] };
  if (!(await tryCreate(file, run))) {
    await clearDeadRun(dataDir, file);
    if (!(await tryCreate(file, run))) refuse(dataDir, (await readRun(file))?.pid ?? 0);
  }
  let writing = Promise.resolve();
  const write = () => {
    const text = JSON.stringify(run);
    writing = writing.then(async () => {
      await writeFile(`${file}.new`, text, { mode: 0o600 });
      await rename(`${file}.new`, file);
    });
    return writing;
  };
  return {
    remember(pid) {
      run.started = [...run.started.filter(isAlive), known(pid)];
      return write();
    },
    tell(addresses) {
      run.addresses = addresses;
      return write();
    },
    async release() {
      await writing;
      await rm(file, { force: true });
    },
  };
}

/** The addresses of the start that is alive in a data folder; null when none is. Throws PlainError while it is still preparing. */
export async function readRunning(dataDir: string): Promise<Addresses | null> {
  const run = await readRun(path.join(dataDir, 'run.json'));
  if (!run || !isAlive(run)) return null;
  if (!run.addresses)
    throw new PlainError(
      `TaraKazan is just starting in ${dataDir} (process ${run.pid}): try again when it is ready.`,
    );
  return run.addresses;
}
