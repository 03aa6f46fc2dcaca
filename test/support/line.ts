import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface Line {
  port: number;
  /** It is there again. */
  mend(): Promise<void>;
  /** Connections open now, and how many there ever were. */
  open(): number;
  taken(): number;
  /** The server is gone: every connection ends, new ones are refused. */
  cut(): Promise<void>;
  /** The server takes connections and never answers. */
  hush(): Promise<void>;
  /** Waits a moment, and ends what connected meanwhile. */
  drop(): Promise<void>;
  close(): Promise<void>;
}

/** A line to a server on this machine that a test can cut. */
export async function openLine(port: number): Promise<Line> {
  const sockets = new Set<Socket>();
  let silent = false;
  let taken = 0;
  const server = createServer((client) => {
    sockets.add(client);
    taken += 1;
    client.on('error', () => undefined).on('close', () => sockets.delete(client));
    if (silent) return;
    const there = connect(port, '127.0.0.1');
    there.on('error', () => client.destroy()).on('close', () => client.destroy());
    client.on('close', () => there.destroy());
    client.pipe(there).pipe(client);
  });
  const listen = async (at: number) => {
    server.listen(at, '127.0.0.1');
    await once(server, 'listening');
  };
  await listen(0);
  const own = (server.address() as AddressInfo).port;
  const cut = async () => {
    const closed = server.listening ? once(server, 'close') : undefined;
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  return {
    port: own,
    async mend() {
      silent = false;
      await listen(own);
    },
    open: () => sockets.size,
    taken: () => taken,
    cut,
    async drop() {
      await wait(20);
      for (const socket of sockets) socket.destroy();
    },
    async hush() {
      silent = true;
      await listen(own);
    },
    close: cut,
  };
}
