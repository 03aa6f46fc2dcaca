import { describe, expect, test } from '@jest/globals';
import { PNG } from 'pngjs';
import { barsChart } from '../../../core/charts/bars-chart.js';
import { drawChart } from '../../../core/charts/draw-chart.js';
import { gridChart } from '../../../core/charts/grid-chart.js';
import { rankedChart } from '../../../core/charts/ranked-chart.js';
import { trendChart } from '../../../core/charts/trend-chart.js';

const language = 'tr' as const;
const size = { width: 320, height: 200 };
const trend = (title?: string) =>
  trendChart({ language, title, at: ['2026-10-01', '2026-10-02'], now: { label: 'Bu ay', values: [3, 5] } });

/** How many pixels have that colour, `#RRGGBB`. */
function count(png: Buffer, colour: string): number {
  const { data } = PNG.sync.read(png);
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  let found = 0;
  for (let at = 0; at < data.length; at += 4)
    if (data[at] === r && data[at + 1] === g && data[at + 2] === b) found += 1;
  return found;
}

test('a picture has twice the pixels asked for, on white', async () => {
  const png = await drawChart(trend('Günlük ziyaretler'), size);
  const { width, height } = PNG.sync.read(png);
  expect([width, height]).toEqual([640, 400]);
  expect(count(png, '#FFFFFF')).toBeGreaterThan(640 * 400 * 0.5);
});

test('each Turkish letter is drawn, and as itself', async () => {
  const letters = [...'ŞşĞğİıÇçÖöÜü₺SsGgIiCcOoUu\u{E000}'];
  const pictures = await Promise.all(letters.map((letter) => drawChart(trend(letter.repeat(5)), size)));
  expect(new Set(pictures.map((png) => png.toString('base64'))).size).toBe(letters.length);
});

describe('what is drawn by hand', () => {
  test('are lines over the second series of bars, and none over the first', async () => {
    const draw = (values: number[][]) =>
      drawChart(
        barsChart({
          language,
          columns: ['2026-10'],
          stacked: false,
          series: values.map((one) => ({ label: 'x', values: one })),
        }),
        size,
      );
    const png = await draw([[10], [10]]);
    // As wide and as high as each other: lines take some of the second one's colour away.
    expect(count(png, '#B45309')).toBeLessThan(0.9 * count(png, '#0F766E'));
    expect(count(png, '#B45309')).toBeGreaterThan(0.4 * count(png, '#0F766E'));
  });

  test('are cells in the depth of their value, a pale one where nothing is known, and a ring around the best', async () => {
    const grid = {
      language,
      rows: ['Pzt', 'Sal'],
      columns: Array.from({ length: 24 }, (_, hour) => String(hour)),
      values: [0, 1].map((row) => Array.from({ length: 24 }, (_, hour) => (row === 0 ? null : hour))),
      percent: false,
    };
    const plain = await drawChart(gridChart(grid), size);
    expect(count(plain, '#F6F3EE')).toBeGreaterThan(count(plain, '#0B5D57'));
    expect(count(plain, '#0B5D57')).toBeGreaterThan(100);
    const ringed = await drawChart(gridChart({ ...grid, marked: [[1, 23]] }), size);
    expect(count(ringed, '#1B1F24')).toBeGreaterThan(count(plain, '#1B1F24') + 100);
  });

  test('are figures beside ranked bars', async () => {
    const draw = (value: number) =>
      drawChart(rankedChart({ language, shareOf: 'sum', bars: [{ label: 'Ulaştı', value }] }), size);
    // The same bar, another figure.
    expect(await draw(8)).not.toEqual(await draw(9));
  });
});

test('charts of nothing are drawn too', async () => {
  for (const chart of [
    trendChart({ language, at: [], now: { label: 'Bu ay', values: [] } }),
    barsChart({ language, columns: [], series: [], stacked: true }),
    rankedChart({ language, bars: [], shareOf: 'first' }),
    gridChart({ language, rows: [], columns: [], values: [], percent: true }),
  ])
    expect((await drawChart(chart, size)).length).toBeGreaterThan(100);
});
