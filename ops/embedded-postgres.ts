import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { guardProcess } from './guard-process.js';
import { choosePlace } from './postgres/choose-place.js';
import { findBinaries } from './postgres/find-binaries.js';
import { DATABASE, makeCluster, OWNER_ROLE } from './postgres/make-cluster.js';
import { chooseRunAs } from './postgres/run-as.js';
import { endLeftOver, runServer } from './postgres/run-server.js';
import { endProcess, identify } from './processes.js';
import { readOrMake } from './write-private-file.js';

export interface EmbeddedPostgres {
  /** The three addresses; the app and ceo roles behind two of them are made by migrate(). */
  ownerUrl: string;
  appUrl: string;
  ceoUrl: string;
  /** Where the cluster is: the data folder, or elsewhere when Postgres may not enter that. */
  place: string;
  pid: number;
  /** Settles when Postgres ends, asked or not. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

interface Passwords {
  owner: string;
  app: string;
  ceo: string;
}

async function readPasswords(dataDir: string, cluster: string): Promise<Passwords> {
  const file = path.join(dataDir, 'postgres-passwords.json');
  const [clusterThere, fileThere] = await Promise.all([cluster, file].map((f) => stat(f).catch(() => null)));
  if (clusterThere && !fileThere)
    throw new Error(
      `The database in ${cluster} is there but its passwords in ${file} are gone: put that file back.`,
    );
  const word = () => randomBytes(24).toString('base64url');
  const text = await readOrMake(file, () => JSON.stringify({ owner: word(), app: word(), ceo: word() }));
  return JSON.parse(text) as Passwords;
}

/**
 * Real Postgres from npm with its data under `dataDir`, listening on 127.0.0.1 alone. A server that a killed run left
 * there is ended first. The caller holds the run lock: two of these on one folder would end each other's.
 */
export async function startEmbeddedPostgres(options: {
  dataDir: string;
  /** False only for tests: no fsync. */
  durable?: boolean;
}): Promise<EmbeddedPostgres> {
  const dataDir = path.resolve(options.dataDir);
  const runAs = chooseRunAs();
  const place = await choosePlace(dataDir, runAs);
  const cluster = path.join(place, 'postgres');
  const bin = await findBinaries(place, runAs);
  const passwords = await readPasswords(dataDir, cluster);
  await makeCluster(bin, cluster, passwords.owner, runAs);
  await endLeftOver(cluster);
  const logFile = path.join(dataDir, 'postgres.log');
  const { port, child } = await runServer({ bin, cluster, logFile, durable: options.durable ?? true }, runAs);
  const pid = child.pid as number;
  const startedAt = identify(pid)?.startedAt ?? '';
  const callOff = guardProcess(pid, 'INT', runAs);
  const ended = once(child, 'exit').then(() => void callOff());
  const url = (role: string, password: string) =>
    `postgres://${role}:${password}@127.0.0.1:${port}/${DATABASE}`;
  return {
    ownerUrl: url(OWNER_ROLE, passwords.owner),
    appUrl: url('tarakazan_app', passwords.app),
    ceoUrl: url('tarakazan_ceo_login', passwords.ceo),
    place,
    pid,
    ended,
    async stop() {
      await endProcess(pid, startedAt, 'SIGINT', 'SIGQUIT', 30_000);
      await ended;
    },
  };
}
