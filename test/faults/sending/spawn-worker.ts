import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { SendStep } from '../../../core/sms/send-step.js';
import { WORKER_FLAGS } from '../../../workers/node-flags.js';
import { programPath } from '../../support/programs.js';

/** Where a worker dies: at that step, when it comes there for the `times`-th time. */
export interface Death {
  step: SendStep;
  times: number;
}

export interface WorkerProcess {
  pid: number;
  /** Until then it does nothing. */
  begin(): void;
  /** Its memory, in bytes. */
  rss(): Promise<number>;
  kill(): Promise<void>;
  /** The signal or code that ended it. */
  gone: Promise<unknown>;
}

/** A real worker process, connected and waiting to begin. */
export async function spawnWorker(
  environment: Record<string, string>,
  death?: Death,
): Promise<WorkerProcess> {
  const entry = programPath('test/faults/sending/worker-process.ts');
  const args = death ? [death.step, String(death.times)] : [];
  const child = spawn(process.execPath, [...WORKER_FLAGS, entry, ...args], {
    env: { ...environment, PATH: process.env['PATH'] },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const gone = once(child, 'exit').then(([code, signal]) => (code ?? signal) as unknown);
  const ready = await Promise.race([once(child, 'message'), gone.then(() => null)]);
  if (!ready) throw new Error('the worker did not start');
  return {
    pid: child.pid as number,
    gone,
    begin: () => void child.send('begin'),
    async rss() {
      child.send('rss');
      const [{ rss }] = (await once(child, 'message')) as [{ rss: number }];
      return rss;
    },
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
