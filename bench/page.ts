import { openTestBot } from '../test/bot/open-test-bot.js';
import { launchBrowser } from '../test/support/browser.js';
import { startServers } from '../test/support/start-servers.js';
import { stopServers } from '../test/support/stop-servers.js';
import { comparedPages } from './compared-pages.js';
import { loadSlowly, type Load } from './load-slowly.js';
import { atLeast, atMost, median, type Result } from './result.js';

const RUNS = 5;

/** The guest's page, the stock Web Chat on a page, and a page of two lines: the same server, the same slow phone, cold. */
export async function measure(): Promise<Result[]> {
  await startServers();
  const bot = await openTestBot({
    server: { more: comparedPages(), limits: { token: 1e6, start: 1e6, page: 1e6 } },
  });
  const browser = await launchBrowser();
  try {
    await bot.addBusiness({ slug: 'kahve-duragi' });
    const paths = { trivial: '/bench/trivial', ours: '/kahve-duragi', stock: '/bench/stock' };
    const loads: Record<keyof typeof paths, Load[]> = { trivial: [], ours: [], stock: [] };
    // By turns, so that whatever else the machine does falls on all three.
    for (let at = 0; at < RUNS; at++)
      for (const name of ['trivial', 'ours', 'stock'] as const)
        loads[name].push(await loadSlowly(browser, bot.base + paths[name]));
    const middle = (name: keyof typeof paths): Load => {
      const of = (key: keyof Load): number => median(loads[name].map((load) => load[key]));
      return {
        greeting: of('greeting'),
        usable: of('usable'),
        critical: of('critical'),
        total: of('total'),
        lcp: of('lcp'),
      };
    };
    const [trivial, ours, stock] = [middle('trivial'), middle('ours'), middle('stock')];
    const pair = (key: keyof Load): Record<string, number> => ({ ours: ours[key], stock: stock[key] });
    const critical = atMost('page.critical', ours.critical / stock.critical, 1 / 15, pair('critical'));
    return [
      atLeast('page.greeting', stock.greeting / ours.greeting, 15, pair('greeting')),
      atLeast('page.usable', stock.usable / ours.usable, 5, pair('usable')),
      { ...critical, ok: critical.ok && ours.critical <= 40 * 1024, target: `${critical.target},<=40KB` },
      atMost('page.total', ours.total / stock.total, 0.3, pair('total')),
      atMost('page.lcp', ours.lcp / trivial.lcp, 1.5, { ours: ours.lcp, trivial: trivial.lcp }),
    ];
  } finally {
    await browser.close();
    await bot.close();
    await stopServers();
  }
}
