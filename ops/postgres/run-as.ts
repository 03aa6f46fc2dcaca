import { execFileSync } from 'node:child_process';
import { stat } from 'node:fs/promises';
import path from 'node:path';

/** Whom Postgres runs as. Empty: as ourselves. It refuses to run as root. */
export interface RunAs {
  uid?: number;
  gid?: number;
}

function idsOf(user: string): RunAs | null {
  const id = (flag: string) =>
    Number(execFileSync('id', [flag, user], { stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return null;
  }
}

/** As root: the user `postgres`, made when missing. Otherwise ourselves. */
export function chooseRunAs(): RunAs {
  if (process.getuid?.() !== 0) return {};
  const found = idsOf('postgres');
  if (found) return found;
  try {
    execFileSync('groupadd', ['--system', '--force', 'postgres'], { stdio: 'ignore' });
    execFileSync('useradd', ['--system', '--gid', 'postgres', '--no-create-home', 'postgres'], {
      stdio: 'ignore',
    });
  } catch {
    // Two starts at once may both try; what counts is whether the user is there now.
  }
  const made = idsOf('postgres');
  if (!made)
    throw new Error(
      'Postgres does not run as root and no user "postgres" could be made: start as a plain user.',
    );
  return made;
}

function grants(mode: number, uid: number, gid: number, runAs: RunAs): boolean {
  if (uid === runAs.uid) return (mode & 0o100) !== 0;
  if (gid === runAs.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}

/** Whether the runner may pass through every folder down to `target` and execute or enter `target` itself. */
export async function isReachableBy(target: string, runAs: RunAs): Promise<boolean> {
  for (let at = path.resolve(target); ; at = path.dirname(at)) {
    const found = await stat(at).catch(() => null);
    if (!found) return false;
    if (runAs.uid !== undefined && !grants(found.mode, found.uid, found.gid, runAs)) return false;
    if (at === path.dirname(at)) return true;
  }
}
