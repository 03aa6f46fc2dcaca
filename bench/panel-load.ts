import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { readAccount } from '../core/accounts/account.js';
import { findByEmail } from '../core/accounts/sign-in.js';
import { createLog } from '../core/log.js';
import { launchBrowser } from '../test/support/browser.js';
import { startServers } from '../test/support/start-servers.js';
import { stopServers } from '../test/support/stop-servers.js';
import { loadTwice, type PanelLoad } from './panel-load/load-twice.js';
import { atLeast, median, type Result } from './result.js';

const RUNS = 3;
const OWNER = 'owner@kahve-duragi.example';
const LIST = '/admin/resources/customers';

/** The panel and AdminJS as it comes: the same list of the same rows, the same slow phone, first cold and then again. */
export async function measure(): Promise<Result[]> {
  const made = await mkdtemp(path.join(os.tmpdir(), 'adminjs-'));
  // AdminJS reads both as it is loaded: which of its bundles are served, and where its bundler writes.
  Object.assign(process.env, { NODE_ENV: 'production', ADMIN_JS_TMP_DIR: made });
  await startServers();
  const { openTestAdmin, PASSWORD } = await import('../test/admin/open-test-admin.js');
  const { openStockPanel } = await import('./panel-load/stock-panel.js');
  const { loadDemo } = await import('../ops/demo/load-demo.js');
  const at = await openTestAdmin({ config: { DEMO_PASSWORD: PASSWORD } });
  const browser = await launchBrowser();
  try {
    await loadDemo(at.config, createLog('bench', 'silent'));
    const { cookie } = await at.enter(OWNER);
    const stock = await openStockPanel(
      at.platform,
      readAccount(at.platform.keys, (await findByEmail(at.platform, OWNER))!),
    );
    const text = await firstName(at.base, cookie);
    const sides = { ours: { base: at.base, cookie }, stock: { base: stock.base, cookie: '' } };
    const loads = { ours: [], stock: [] } as Record<
      keyof typeof sides,
      Awaited<ReturnType<typeof loadTwice>>[]
    >;
    // By turns, so that whatever else the machine does falls on both.
    for (let run = 0; run < RUNS; run++)
      for (const side of ['ours', 'stock'] as const) {
        const { base, cookie: own } = sides[side];
        loads[side].push(await loadTwice(browser, { url: base + LIST, cookie: own, text }));
      }
    stock.close();
    const middle = (side: keyof typeof sides, time: 'first' | 'again', key: keyof PanelLoad): number =>
      median(loads[side].map((load) => load[time][key]));
    const compare = (time: 'first' | 'again', target: number): Result => {
      const of = (side: keyof typeof sides) => ({
        [`${side} ms`]: middle(side, time, 'shown'),
        [`${side} bytes`]: middle(side, time, 'total'),
        [`${side} script bytes`]: middle(side, time, 'scripts'),
      });
      const ratio = middle('stock', time, 'shown') / middle('ours', time, 'shown');
      return atLeast(`panel.load.${time}`, ratio, target, { ...of('ours'), ...of('stock') });
    };
    const again = compare('again', 1);
    const cached = again.figures['ours script bytes'] === 0;
    return [
      compare('first', 3),
      { ...again, ok: again.ok && cached, target: `${again.target},no script fetched` },
    ];
  } finally {
    await browser.close();
    await at.close();
    await stopServers();
    await rm(made, { recursive: true, force: true });
  }
}

/** What stands in the list's first row. */
async function firstName(base: string, cookie: string): Promise<string> {
  const answer = await fetch(`${base}/admin/api/resources/customers/actions/list`, {
    headers: { accept: 'application/json', cookie },
  });
  const { records } = (await answer.json()) as { records: { params: { name: string } }[] };
  return records[0]!.params.name;
}
