import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { PNG } from 'pngjs';
import { launchBrowser, PHONE } from '../../support/browser.js';

/** What a page does with the definitions: they are bundled with Chart.js, and each draws on a canvas. */
const PAGE = `
import { Chart } from 'chart.js/auto';
import { barsChart } from './core/charts/bars-chart.ts';
import { gridChart } from './core/charts/grid-chart.ts';
import { rankedChart } from './core/charts/ranked-chart.ts';
import { trendChart } from './core/charts/trend-chart.ts';
Chart.defaults.animation = false;
const language = 'tr';
const columns = ['2026-10', '2026-11'];
const draw = (id, chart) => new Chart(document.getElementById(id), chart);
draw('trend', trendChart({ language, title: 'Günlük ziyaretler', at: columns, now: { label: 'Bu yıl', values: [3, 5] }, before: { label: 'Geçen yıl', values: [4, 2] } }));
draw('bars', barsChart({ language, title: 'Ağlara göre tıklamalar', columns, stacked: true, series: [{ label: 'Instagram', values: [5, 6] }, { label: 'Web sitesi', values: [3, 4] }] }));
draw('ranked', rankedChart({ language, title: 'Değerlendirme adımları', shareOf: 'first', bars: [{ label: 'Soruldu', value: 1840 }, { label: 'Açtı', value: 812 }] }));
draw('grid', gridChart({ language, title: 'Kim geri geldi?', rows: ['Eyl', 'Eki'], columns: ['1. ay', '2. ay'], percent: true, values: [[0.4, 0.3], [0.35, null]] }));
`;
const CHARTS = ['trend', 'bars', 'ranked', 'grid'];

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

test('the same definitions are drawn by Chart.js on a phone’s page, none wider than it', async () => {
  const { outputFiles } = await build({
    stdin: { contents: PAGE, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    platform: 'browser',
    format: 'iife',
    write: false,
  });
  const page = await (await browser.newContext(PHONE)).newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await page.setContent(
    `<meta name="viewport" content="width=device-width"><body style="margin:0">${CHARTS.map(
      (id) => `<div style="height:200px"><canvas id="${id}"></canvas></div>`,
    ).join('')}</body>`,
  );
  await page.addScriptTag({ content: outputFiles[0]!.text });
  for (const id of CHARTS) {
    const { data, width } = PNG.sync.read(await page.locator(`#${id}`).screenshot());
    const colours = new Set<string>();
    for (let at = 0; at < data.length; at += 4) colours.add(`${data[at]} ${data[at + 1]} ${data[at + 2]}`);
    expect([id, width]).toEqual([id, 780]);
    expect(colours.size).toBeGreaterThan(10);
  }
  expect(faults).toEqual([]);
});
