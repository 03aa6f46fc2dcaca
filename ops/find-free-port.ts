import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Below the ports that the system gives to connections and to whoever listens on 0 (Linux from 32768, others from 49152): one of those may
 * be taken between the look and the use, with a busy machine soon.
 */
const [FROM, UNTIL] = [20_000, 32_000];
const TRIES = 50;

/** A port that nobody listens on at this moment. Throws when 50 were in use. */
export async function findFreePort(host = '127.0.0.1'): Promise<number> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const port = randomInt(FROM, UNTIL);
    if (await isPortFree(port, host)) return port;
  }
  throw new Error(`no free port was found between ${FROM} and ${UNTIL}`);
}

/** Whether `port` can be listened on now; throws what listening refuses for another reason than "in use". */
export async function isPortFree(port: number, host: string): Promise<boolean> {
  const server = createServer();
  return new Promise<boolean>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(false) : reject(error),
    );
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}
