import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** `hole`: sockets stay open and carry nothing. `refuse`: they are closed at once. Plain HTTP passes in each. */
export type StreamMode = 'pass' | 'hole' | 'refuse';

export interface StreamProxy {
  base: string;
  set(mode: StreamMode): void;
  close(): Promise<void>;
}

/** A TCP proxy before a bot whose WebSockets a test can break, as a phone's network does it: without any close frame. */
export async function openStreamProxy(bot: string, first: StreamMode = 'pass'): Promise<StreamProxy> {
  let mode = first;
  const open = new Set<Socket>();
  const streams = new Set<Socket>();
  const port = Number(new URL(bot).port);
  const server = createServer((client) => {
    const there = connect(port, '127.0.0.1');
    open.add(client);
    client.on('error', () => undefined).on('close', () => (open.delete(client), there.destroy()));
    there.on('error', () => undefined).on('close', () => client.destroy());
    client.on('data', (chunk) => {
      if (/^GET \S+\/stream\?/.test(chunk.toString('latin1', 0, 400))) streams.add(client);
      if (!streams.has(client) || mode === 'pass') return there.write(chunk);
      if (mode === 'refuse') client.destroy();
      return undefined;
    });
    there.on('data', (chunk) => {
      if (!streams.has(client) || mode === 'pass') client.write(chunk);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    set(next) {
      mode = next;
      if (mode === 'refuse') for (const client of streams) client.destroy();
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const client of open) client.destroy();
      await closed;
    },
  };
}
