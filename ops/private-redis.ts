import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createRedisServer } from 'js-redis-server';
import { guardProcess } from './guard-process.js';
import { endProcess, identify } from './processes.js';

export interface PrivateRedis {
  /** For REDIS_URL: a redis:// address, or the path of a unix socket. */
  url: string;
  /** False: jobs die with this process. Nothing is lost by that, the sweep finds what is due. */
  durable: boolean;
  /** Of the server process, when there is one. */
  pid: number | null;
  ended: Promise<void>;
  stop(): Promise<void>;
}

const SERVERS = ['redis-server', 'valkey-server'];
/** What a unix socket's address holds, its closing zero left out. */
const SOCKET_PATH_BYTES = 103;

function findServer(): string | null {
  return SERVERS.find((name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0) ?? null;
}

function answers(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const client = connect(socket, () => client.write('PING\r\n'));
    client.once('data', (data) => resolve(data.toString().startsWith('+PONG')));
    client.once('error', () => resolve(false));
    client.once('close', () => resolve(false));
    client.once('data', () => client.destroy());
  });
}

async function runServer(program: string, folder: string): Promise<PrivateRedis> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const wanted = path.join(folder, 'redis.sock');
  const fits = Buffer.byteLength(wanted) <= SOCKET_PATH_BYTES;
  const socketFolder = fits ? folder : await mkdtemp(path.join(os.tmpdir(), 'tk-'));
  const socket = path.join(socketFolder, 'redis.sock');
  const flags = [
    ...['--port', '0', '--unixsocket', socket, '--unixsocketperm', '600', '--dir', folder],
    ...[
      '--appendonly',
      'yes',
      '--maxmemory-policy',
      'noeviction',
      '--logfile',
      path.join(folder, 'redis.log'),
    ],
  ];
  // A session of its own, like Postgres: the parent ends it last.
  const child = spawn(program, flags, {
    detached: true,
    stdio: 'ignore',
    cwd: folder,
    env: { PATH: process.env['PATH'] },
  });
  const pid = child.pid as number;
  const callOff = guardProcess(pid, 'TERM');
  const ended = once(child, 'exit').then(() => void callOff());
  const startedAt = identify(pid)?.startedAt ?? '';
  while (!(await answers(socket))) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`${program} did not start: see ${path.join(folder, 'redis.log')}`);
    await pause(10);
  }
  return {
    url: socket,
    durable: true,
    pid,
    ended,
    async stop() {
      await endProcess(pid, startedAt);
      await ended;
      if (!fits) await rm(socketFolder, { recursive: true, force: true });
    },
  };
}

async function runInProcess(): Promise<PrivateRedis> {
  // Its `port` is handed to net's listen() as it is; a bare number would be open to the whole network.
  const here = { port: 0, host: '127.0.0.1' } as unknown as number;
  const { server, port } = await createRedisServer({ port: here });
  const sockets = new Set<Socket>();
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return {
    url: `redis://127.0.0.1:${port}`,
    durable: false,
    pid: null,
    ended: new Promise(() => undefined),
    async stop() {
      // Its own close waits for commands that block for a job, which none will bring any more.
      const closed = server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/** A Redis of our own: the machine's server, kept on disk under `dataDir`, or else one inside this process. */
export async function startPrivateRedis(options: { dataDir: string }): Promise<PrivateRedis> {
  const program = findServer();
  return program ? runServer(program, path.join(path.resolve(options.dataDir), 'redis')) : runInProcess();
}
