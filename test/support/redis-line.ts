import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface RedisLine {
  url: string;
  /** Redis is gone: every connection ends, new ones are refused. */
  cut(): Promise<void>;
  /** Redis takes connections and never answers. */
  hush(): Promise<void>;
  close(): Promise<void>;
}

/** A line to a Redis on this machine that a test can cut. */
export async function openRedisLine(port: number): Promise<RedisLine> {
  const sockets = new Set<Socket>();
  let silent = false;
  const server = createServer((client) => {
    sockets.add(client);
    client.on('error', () => undefined).on('close', () => sockets.delete(client));
    if (silent) return;
    const redis = connect(port, '127.0.0.1');
    redis.on('error', () => client.destroy()).on('close', () => client.destroy());
    client.on('close', () => redis.destroy());
    client.pipe(redis).pipe(client);
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
    url: `redis://127.0.0.1:${own}`,
    cut,
    async hush() {
      silent = true;
      await listen(own);
    },
    close: cut,
  };
}
