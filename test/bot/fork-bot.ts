import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

import { programPath } from '../support/programs.js';
import type { TestBot } from './open-test-bot.js';

export interface ForkedBot {
  child: ChildProcess;
  base: string;
  /** Its exit code and signal. */
  exit: Promise<unknown[]>;
}

const living = new Set<ChildProcess>();

/** A real bot process on the test's database, listening when this returns. */
export async function forkBot(bot: TestBot): Promise<ForkedBot> {
  const env = { PATH: process.env.PATH, ...bot.environment };
  const child = fork(programPath('bot/main.ts'), {
    env,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  living.add(child);
  const exit = once(child, 'exit');
  const [{ listening }] = (await once(child, 'message')) as [{ listening: number }];
  return { child, exit, base: `http://127.0.0.1:${listening}` };
}

/** Whatever a failed test has left behind. */
export function endForkedBots(): void {
  for (const child of living) child.kill('SIGKILL');
}
