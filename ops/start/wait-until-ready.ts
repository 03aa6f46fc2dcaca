import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';

const LOOK_EVERY_MS = 100;

/** Resolves once `url` answers 200; rejects when the signal is aborted. */
export async function waitUntilHealthy(url: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    const healthy = await fetch(url, { signal }).then(
      async (answer) => {
        await answer.body?.cancel();
        return answer.ok;
      },
      () => false,
    );
    if (healthy) return;
    await pause(LOOK_EVERY_MS, undefined, { signal });
  }
}

/** For a child that serves no address: it says `ready` over its channel. */
export async function waitUntilSaid(child: ChildProcess, word: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    const [message] = (await once(child, 'message', { signal })) as [unknown];
    if (message === word) return;
  }
}
