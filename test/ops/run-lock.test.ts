import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { identify } from '../../ops/processes.js';
import { takeRunLock } from '../../ops/start/run-lock.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'tarakazan-lock-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const DEAD = { pid: process.pid, startedAt: 'another process had this number once' };
const leaveBehind = (run: object) => writeFile(path.join(folder, 'run.json'), JSON.stringify(run));

test('is refused while a living process holds it, free again once released', async () => {
  const lock = await takeRunLock(folder);
  await expect(takeRunLock(folder)).rejects.toThrow(`already runs in ${folder} (process ${process.pid})`);
  await lock.release();
  await (await takeRunLock(folder)).release();
  expect(await readdir(folder)).toEqual([]);
});

test('is taken from a dead process although its number lives again, and what that one left is ended', async () => {
  const left = spawn('sleep', ['600'], { stdio: 'ignore' });
  const pid = left.pid as number;
  await leaveBehind({ ...DEAD, started: [{ pid, startedAt: identify(pid)?.startedAt }] });
  const lock = await takeRunLock(folder);
  expect(identify(pid)).toBeNull();
  await lock.release();
});

test('a number that is another process by now is left alone', async () => {
  await leaveBehind({ ...DEAD, started: [DEAD] });
  const lock = await takeRunLock(folder);
  expect(identify(process.pid)).not.toBeNull();
  await lock.release();
});

test('is taken over from a file that a kill cut short', async () => {
  await writeFile(path.join(folder, 'run.json'), '{"pid":12');
  await (await takeRunLock(folder)).release();
});

test('of eight that take over at once, one at most holds it', async () => {
  await leaveBehind({ ...DEAD, started: [] });
  const tries = await Promise.allSettled(Array.from({ length: 8 }, () => takeRunLock(folder)));
  const held = tries.filter(({ status }) => status === 'fulfilled');
  expect(held).toHaveLength(1);
});

test('remembers what was started, for the next one', async () => {
  const lock = await takeRunLock(folder);
  await Promise.all([lock.remember(process.pid), lock.remember(process.ppid)]);
  const { started } = JSON.parse(await readFile(path.join(folder, 'run.json'), 'utf8')) as {
    started: { pid: number }[];
  };
  expect(started.map(({ pid }) => pid)).toEqual([process.pid, process.ppid]);
  await lock.release();
});
