import { build } from 'esbuild';
import { describe, expect, test } from '@jest/globals';
import { barsChart } from '../../../core/charts/bars-chart.js';
import { gridChart } from '../../../core/charts/grid-chart.js';
import { SERIES, writeDates, writeNumber, writePercent } from '../../../core/charts/look.js';
import { rankedChart } from '../../../core/charts/ranked-chart.js';
import { trendChart } from '../../../core/charts/trend-chart.js';

describe('what is written on a chart', () => {
  test.each([
    ['tr', '1.234', '%12', '%1,5', ['1 Eki'], 'Eki'],
    ['de', '1.234', '12\u00a0%', '1,5\u00a0%', ['1. Okt.'], 'Okt'],
    ['en', '1,234', '12%', '1.5%', ['Oct 1'], 'Oct'],
  ] as const)('is in %s as it is written there', (language, number, percent, small, day, month) => {
    expect(writeNumber(language, 1234)).toBe(number);
    expect(writePercent(language, 0.123)).toBe(percent);
    expect(writePercent(language, 0.0149)).toBe(small);
    expect(writeDates(language, ['2026-10-01'])).toEqual(day);
    expect(writeDates(language, ['2026-10', '2026-11', '2027-01', 'Instagram'])).toEqual([
      [expect.stringContaining(month), '2026'],
      expect.any(String),
      [expect.any(String), '2027'],
      'Instagram',
    ]);
  });
});

test('a name that looks like a month is a name', () => {
  expect(writeDates('tr', ['2024-13', '1999-99', '2026-10-45'])).toEqual([
    '2024-13',
    '1999-99',
    '2026-10-45',
  ]);
});

test('series are told apart by dash and point as well as by colour', () => {
  for (const part of ['colour', 'dash', 'point'] as const)
    expect(new Set(SERIES.map((look) => JSON.stringify(look[part]))).size).toBe(SERIES.length);
});

test('a trend is a full line, the stretch before a dashed one, and a legend only where there are both', () => {
  const now = { label: 'Bu ay', values: [1, null] };
  const alone = trendChart({ language: 'tr', at: ['2026-10', '2026-11'], now });
  expect(alone.options?.plugins?.legend?.display).toBe(false);
  const both = trendChart({
    language: 'tr',
    at: ['2026-10', '2026-11'],
    now,
    before: { label: 'Geçen yıl', values: [2, 3] },
  });
  expect(both.data.datasets.map(({ data, borderDash }) => [data, borderDash])).toEqual([
    [[1, null], undefined],
    [
      [2, 3],
      [6, 4],
    ],
  ]);
  expect(both.options?.plugins?.legend?.display).toBe(true);
});

test('a hovered cell says its own value, and a dash where nothing is known', () => {
  const grid = gridChart({
    language: 'tr',
    rows: ['Pzt', 'Sal'],
    columns: ['9', '10'],
    values: [
      [0.5, null],
      [0.25, 0.125],
    ],
    percent: true,
  });
  const label = grid.options?.plugins?.tooltip?.callbacks?.label as (item: object) => string;
  const at = (datasetIndex: number, dataIndex: number) =>
    label({ datasetIndex, dataIndex, dataset: grid.data.datasets[datasetIndex] });
  expect([at(0, 0), at(0, 1), at(1, 1)]).toEqual(['Pzt: %50', 'Pzt: –', 'Sal: %13']);
});

test.each([
  ['first', ['200 · %100', '50 · %25']],
  ['sum', ['200 · %80', '50 · %20']],
] as const)('a ranked bar’s share is of the %s', (shareOf, written) => {
  const chart = rankedChart({
    language: 'tr',
    shareOf,
    bars: [
      { label: 'Soruldu', value: 200 },
      { label: 'Açtı', value: 50 },
    ],
  });
  const label = chart.options?.plugins?.tooltip?.callbacks?.label as (item: object) => string;
  expect([0, 1].map((dataIndex) => label({ dataIndex }))).toEqual(written);
});

test('stacked bars are stacked on both axes', () => {
  const chart = barsChart({ language: 'tr', columns: ['2026-10'], series: [], stacked: true });
  expect(chart.options?.scales).toMatchObject({ x: { stacked: true }, y: { stacked: true } });
});

test('the definitions run in a browser as they are: they bring nothing of Node along', async () => {
  const { metafile } = await build({
    stdin: {
      contents: ['trend', 'bars', 'ranked', 'grid']
        .map((name) => `export * from './core/charts/${name}-chart.ts';`)
        .join('\n'),
      resolveDir: process.cwd(),
      loader: 'ts',
    },
    bundle: true,
    platform: 'browser',
    format: 'esm',
    write: false,
    metafile: true,
  });
  const files = Object.keys(metafile.inputs).filter((file) => file !== '<stdin>');
  expect(files.every((file) => file.startsWith('core/charts/'))).toBe(true);
  expect(files).toHaveLength(6);
});
