import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { programPath } from './programs.js';

export interface BotProcess {
  base: string;
  /** From now on it dies at its step. */
  arm(): Promise<void>;
  kill(): Promise<void>;
  /** Settles when it is gone. */
  gone: Promise<unknown>;
}

/** A real bot process on the environment of a test platform; with `dieAt` it can be armed to kill itself at that step of a turn. */
export async function spawnBot(environment: Record<string, string>, dieAt = ''): Promise<BotProcess> {
  const child = spawn(process.execPath, [programPath('test/support/bot-process.ts'), dieAt], {
    env: { ...environment, PATH: process.env['PATH'] },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const gone = once(child, 'exit');
  const first = await Promise.race([once(child, 'message'), gone.then(() => null)]);
  if (!first) throw new Error('the bot did not start');
  const [{ listening }] = first as [{ listening: number }];
  return {
    base: `http://127.0.0.1:${listening}`,
    gone,
    async arm() {
      child.send('arm');
      await once(child, 'message');
    },
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
