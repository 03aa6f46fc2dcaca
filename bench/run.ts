import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import type { Result } from './result.js';

/**
 * `npm run bench [name]`: measurements side by side, a line each; 1 when one misses its target. The beginning of a line's name shows these
 * lines alone (`panel.query.biggest`), and where they can be measured by themselves only they are.
 */
const BENCHES: Record<
  string,
  () => Promise<{ measure(isWanted: (line: string) => boolean): Promise<Result[]> }>
> = {
  page: () => import('./page.js'),
  send: () => import('./send.js'),
  'panel.query': () => import('./panel-query.js'),
  'panel.load': () => import('./panel-load.js'),
};

const wanted = process.argv.slice(2);
const isOf = (line: string, name: string): boolean => line === name || line.startsWith(`${name}.`);
const unknown = wanted.find((name) => !Object.keys(BENCHES).some((bench) => isOf(name, bench)));
if (unknown !== undefined) {
  console.error(`no bench ${unknown}; there are: ${Object.keys(BENCHES).join(', ')}`);
  process.exit(2);
}
const folder = fileURLToPath(new URL('../.build/bench/', import.meta.url));
await mkdir(folder, { recursive: true });
let missed = false;
for (const [name, load] of Object.entries(BENCHES)) {
  const lines = wanted.filter((line) => isOf(line, name));
  if (wanted.length > 0 && lines.length === 0) continue;
  const isWanted = (line: string): boolean => lines.length === 0 || lines.some((name) => isOf(line, name));
  const results = (await (await load()).measure(isWanted)).filter(({ name: line }) => isWanted(line));
  for (const { name: line, ratio, target, ok } of results)
    console.log(`${line} ${ratio.toFixed(3)} ${target} ${ok ? 'ok' : 'MISS'}`);
  await writeFile(`${folder}${name}.json`, JSON.stringify(results, null, 1));
  missed ||= results.some(({ ok }) => !ok);
}
process.exit(missed ? 1 : 0);
