import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { isAbsolute } from 'node:path';
import { PROJECT_ROOT } from '../../core/project-root.js';
import { programPath } from './programs.js';

export interface RunningProcess {
  child: ChildProcess;
  pid: number;
  /** All that it printed until now. */
  output(): string;
  /** Resolves when its output holds that; rejects, with the output, when it ends without. */
  untilSays(pattern: RegExp): Promise<RegExpMatchArray>;
  /** Its exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals>;
}

/** Runs one of the project's programs in a process of its own, with that environment and no more. `file` is its source, or an absolute path. */
export function runProcess(
  file: string,
  args: string[],
  environment: Record<string, string | undefined>,
): RunningProcess {
  const child = spawn(process.execPath, [isAbsolute(file) ? file : programPath(file), ...args], {
    cwd: PROJECT_ROOT,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text: string) => {
      output += text;
      child.emit('said');
    });
  }
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | NodeJS.Signals);
  return {
    child,
    pid: child.pid as number,
    output: () => output,
    ended,
    async untilSays(pattern) {
      const gone = ended.then((how) =>
        Promise.reject(new Error(`ended (${how}) before ${pattern}:\n${output}`)),
      );
      gone.catch(() => undefined);
      for (;;) {
        const found = output.match(pattern);
        if (found) return found;
        await Promise.race([once(child, 'said'), gone]);
      }
    },
  };
}
