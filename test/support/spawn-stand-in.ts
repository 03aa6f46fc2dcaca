import { Agent, request } from 'undici';
import { runProcess } from './run-process.js';
import type { Faults } from './twilio/faults.js';
import type { Report } from './twilio/message-store.js';

export interface StandInReport extends Report {
  callbacks: {
    answers: Record<string, number>;
    forgedAnswers: Record<string, number>;
    waiting: number;
  };
}

export interface StandInProcess {
  url: string;
  pid: number;
  report(): Promise<StandInReport>;
  /** How many requests came until now, and which of them brought the first message to that number; null while none did. */
  arrival(to: string): Promise<{ requests: number; arrival: number | null }>;
  set(faults: Partial<Faults> & { deliverTo?: string | null }): Promise<void>;
  kill(): Promise<void>;
}

interface Options {
  seed?: number;
  faults?: Partial<Faults>;
  /** Where callbacks go. */
  deliverTo?: string;
}

/** Twilio's stand-in in a process of its own. */
export async function spawnStandIn(options: Options = {}): Promise<StandInProcess> {
  const { child, pid, untilSays, ended } = runProcess(
    'test/support/twilio-stand-in-main.ts',
    [JSON.stringify(options)],
    {},
  );
  const [url] = await untilSays(/http:\/\/127\.0\.0\.1:\d+/);
  const dispatcher = new Agent();
  const ask = async (path: string, body?: object): Promise<unknown> => {
    const answer = await request(url + path, {
      dispatcher,
      method: body ? 'POST' : 'GET',
      body: body && JSON.stringify(body),
    });
    return answer.body.json();
  };
  return {
    url,
    pid,
    report: async () => (await ask('/control/report')) as StandInReport,
    arrival: async (to) =>
      (await ask(`/control/arrival?${new URLSearchParams({ to })}`)) as {
        requests: number;
        arrival: number | null;
      },
    set: async (faults) => void (await ask('/control/faults', faults)),
    async kill() {
      await dispatcher.destroy();
      child.kill('SIGKILL');
      await ended;
    },
  };
}
