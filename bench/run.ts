import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import type { Result } from './result.js';

/** `npm run bench [name]`: measurements side by side, a line each; 1 when one misses its target. */
const BENCHES: Record<string, () => Promise<{ measure(): Promise<Result[]> }>> = {
  page: () => import('./page.js'),
  send: () => import('./send.js'),
  'panel.query': () => import('./panel-query.js'),
};

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !(name in BENCHES));
if (unknown !== undefined) {
  console.error(`no bench ${unknown}; there are: ${Object.keys(BENCHES).join(', ')}`);
  process.exit(2);
}
const folder = fileURLToPath(new URL('../.build/bench/', import.meta.url));
await mkdir(folder, { recursive: true });
let missed = false;
for (const [name, load] of Object.entries(BENCHES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const results = await (await load()).measure();
  for (const { name: line, ratio, target, ok } of results)
    console.log(`${line} ${ratio.toFixed(3)} ${target} ${ok ? 'ok' : 'MISS'}`);
  await writeFile(`${folder}${name}.json`, JSON.stringify(results, null, 1));
  missed ||= results.some(({ ok }) => !ok);
}
process.exit(missed ? 1 : 0);
