import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { PROJECT_ROOT } from '../../core/project-root.js';
import { readStages, repeatCopies, type Stage } from '../support/docker-file.js';

/** The image's own steps in empty folders, without Docker: only what a COPY line names is there. */
const stages = readStages(readFileSync(path.join(PROJECT_ROOT, 'Dockerfile'), 'utf8'));
const stageOf = (name: string): Stage => stages.find((stage) => stage.name === name)!;
const compose = parse(readFileSync(path.join(PROJECT_ROOT, 'docker-compose.yml'), 'utf8'), {
  merge: true,
}) as {
  services: Record<
    string,
    { command?: string[]; build?: { target?: string }; healthcheck?: { test?: string[] } }
  >;
};
const PACKAGES = path.join(PROJECT_ROOT, 'node_modules');
const INSTALLS = /^npm ci /;

let work: string;
let made = 0;
beforeAll(() => {
  work = mkdtempSync(path.join(os.tmpdir(), 'tarakazan image '));
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

function emptyFolder(): string {
  const folder = path.join(work, String((made += 1)));
  mkdirSync(folder);
  return folder;
}

const without = (stage: Stage, line?: string): Stage => ({
  ...stage,
  copies: stage.copies.filter((copy) => copy.line !== line),
});

/** Repeats the build stage; what `npm ci` would install is linked. A build that is given is up to date but for what is missing. */
function build(stage: Stage, given?: string): { folder: string; failed: string | null } {
  const folder = emptyFolder();
  repeatCopies(stage, folder, () => PROJECT_ROOT);
  symlinkSync(PACKAGES, path.join(folder, 'node_modules'));
  if (given) cpSync(path.join(given, '.build'), path.join(folder, '.build'), { recursive: true });
  for (const command of stage.runs.filter((run) => !INSTALLS.test(run))) {
    const { status, stderr } = spawnSync('/bin/sh', ['-c', command], { cwd: folder, encoding: 'utf8' });
    if (status !== 0) return { folder, failed: stderr };
  }
  return { folder, failed: null };
}

/** The app stage in a folder of its own. */
function assemble(stage: Stage, built: string): string {
  const folder = emptyFolder();
  const packages = path.join(built, 'packages');
  if (!existsSync(packages)) {
    mkdirSync(packages);
    symlinkSync(PACKAGES, path.join(packages, 'node_modules'));
  }
  const folders: Record<string, string> = { packages, build: built };
  repeatCopies(stage, folder, (from) => (from ? folders[from]! : PROJECT_ROOT));
  return folder;
}

const OURS = Object.keys(compose.services).filter((name) => compose.services[name]?.build?.target === 'app');

/** What a process says with nothing set: that it lacks its addresses, once all its files were loaded. */
function start(name: string, folder: string): string {
  const command = compose.services[name]!.command!;
  return spawnSync(process.execPath, command.slice(1), { cwd: folder, env: {}, encoding: 'utf8' }).stderr;
}

const LOADED = /^The configuration has \d faults:\n(?: {2}- \w+ is not set\n)+$/;

describe('the image', () => {
  let built: string;

  test('builds from what its COPY lines name, and every process and command loads', () => {
    const { folder, failed } = build(stageOf('build'));
    expect(failed).toBeNull();
    built = folder;
    const app = assemble(stageOf('app'), folder);
    expect(OURS).toHaveLength(4);
    for (const name of OURS) expect([name, start(name, app)]).toEqual([name, expect.stringMatching(LOADED)]);
  }, 180_000);

  test('is built of every folder that is copied, so that none can be taken away', () => {
    const sources = ['web-chat', 'admin', 'server'].flatMap((name) => {
      const stamp = readFileSync(path.join(built, '.build', name, 'stamp.json'), 'utf8');
      return (JSON.parse(stamp) as { sources: string[] }).sources;
    });
    const folders = stageOf('build').copies.flatMap(({ sources: [one = '', more] }) => (more ? [] : [one]));
    expect(folders.length).toBeGreaterThan(6);
    const idle = folders.filter((folder) => !sources.some((source) => source.startsWith(`${folder}/`)));
    // Installed from there, and built into nothing.
    expect(idle).toEqual(['core/charts/canvas']);
  });

  test.each(['COPY core ./core', 'COPY dialogs ./dialogs', 'COPY workers ./workers'])(
    'does not build without: %s',
    (line) => {
      expect(stageOf('build').copies.map((copy) => copy.line)).toContain(line);
      // What is not touched by it is up to date already, so that only the part that is missing is built.
      const { failed } = build(without(stageOf('build'), line), built);
      expect(failed).not.toBeNull();
    },
    60_000,
  );

  test.each(
    stageOf('app')
      .copies.map(({ line }) => line)
      .filter((line) => !/core\/charts|check-health/.test(line)),
  )(
    'does not start without: %s',
    (line) => {
      const app = assemble(without(stageOf('app'), line), built);
      expect(['admin', 'bot'].every((name) => LOADED.test(start(name, app)))).toBe(false);
    },
    60_000,
  );
});

test('what is installed from the project’s own folder is copied before it is installed, and again into the image', () => {
  const { packages } = JSON.parse(readFileSync(path.join(PROJECT_ROOT, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { link?: boolean; resolved?: string }>;
  };
  const own = Object.values(packages).flatMap(({ link, resolved }) => (link && resolved ? [resolved] : []));
  expect(own.length).toBeGreaterThan(0);
  for (const name of ['packages', 'build', 'app'])
    for (const folder of own)
      expect([name, stageOf(name).copies.flatMap(({ sources }) => sources)]).toEqual([
        name,
        expect.arrayContaining([folder]),
      ]);
});

test('each health check runs a file that the image holds', () => {
  const copied = stageOf('app').copies.map(({ to }) => to.replace(/^\.\//, ''));
  const checks = Object.values(compose.services).flatMap(({ healthcheck }) =>
    healthcheck?.test?.[1] === 'node' ? [healthcheck.test[2]!] : [],
  );
  expect(checks).toHaveLength(3);
  for (const file of checks) expect(copied).toContain(file);
});
