import { spawn } from 'node:child_process';

/** Who the guard runs as: it must be allowed to signal the process. */
interface As {
  uid?: number;
  gid?: number;
}

/**
 * Ends a server process of ours when this process is gone, also by kill -9: a shell waits at a pipe that only we hold open.
 * Returns what calls the guard off, which must be done once the process has ended by itself.
 */
export function guardProcess(pid: number, signal: 'INT' | 'TERM', as: As = {}): () => void {
  const guard = spawn('/bin/sh', ['-c', `read -r _; kill -${signal} ${pid}`], {
    ...as,
    cwd: '/',
    env: {},
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // Without a shell the next start ends what was left; the guard must not keep us alive either.
  guard.on('error', () => undefined);
  guard.unref();
  const pipe = guard.stdin as typeof guard.stdin & { unref?: () => void };
  pipe.on('error', () => undefined);
  pipe.unref?.();
  return () => guard.kill('SIGKILL');
}
