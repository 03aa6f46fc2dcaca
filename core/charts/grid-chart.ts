import type { Chart, ChartConfiguration, Plugin } from 'chart.js';
import type { Language } from '../i18n/languages.js';
import { INK, MUTED, SAND, SHARED, titleLook, writeNumber, writePercent } from './look.js';

export interface Grid {
  language: Language;
  title?: string;
  rows: string[];
  columns: string[];
  /** By row, then column; null where there is nothing to say. */
  values: (number | null)[][];
  /** Whether a value is a share from 0 to 1. */
  percent: boolean;
  /** Cells to be ringed: row and column by number. */
  marked?: [row: number, column: number][];
}

/** With more columns there is no room for a figure: the square's size says it beside its colour. */
const ROOM_FOR_FIGURES = 12;
const PALE = [0xcf, 0xe8, 0xe4] as const;
/** Where figures stand on it, ink must be read on the deepest too (4.5 : 1). */
const DEEP = { withFigures: [0x48, 0x94, 0x8c], without: [0x0b, 0x5d, 0x57] } as const;

/** A table of colours: hours by weekday, or who came back by the month of joining. */
export function gridChart(grid: Grid): ChartConfiguration<'bar'> {
  const { language, title, rows, columns, values, percent } = grid;
  const write = (value: number) => (percent ? writePercent(language, value) : writeNumber(language, value));
  return {
    type: 'bar',
    data: {
      labels: columns,
      // Each row a series of bars of one height, on top of each other: what is hovered is found so; what is seen is drawn below.
      datasets: rows.map((label) => ({
        label,
        data: columns.map(() => 1),
        backgroundColor: 'transparent',
        barPercentage: 1,
        categoryPercentage: 1,
      })),
    },
    options: {
      ...SHARED,
      scales: {
        x: {
          stacked: true,
          position: 'top',
          border: { display: false },
          grid: { display: false },
          ticks: { color: MUTED, font: { size: 13 }, maxRotation: 0, autoSkipPadding: 8 },
        },
        y: {
          stacked: true,
          reverse: true,
          max: rows.length,
          border: { display: false },
          grid: { display: false },
          ticks: {
            color: INK,
            font: { size: 13 },
            autoSkip: false,
            callback: (at) => rows[Math.floor(Number(at))],
          },
          afterBuildTicks: (axis) => {
            axis.ticks = rows.map((_, at) => ({ value: at + 0.5 }));
          },
        },
      },
      plugins: {
        title: titleLook(title),
        legend: { display: false },
        tooltip: {
          callbacks: {
            label: ({ datasetIndex, dataIndex, dataset }) => {
              const value = values[datasetIndex]?.[dataIndex] ?? null;
              return value === null ? `${dataset.label}: –` : `${dataset.label}: ${write(value)}`;
            },
          },
        },
      },
    },
    plugins: [cells(grid, write)],
  };
}

const cells = ({ values, columns, marked = [] }: Grid, write: (value: number) => string): Plugin<'bar'> => ({
  id: 'cells',
  beforeDatasetsDraw(chart) {
    const most = Math.max(...values.flat().map((value) => value ?? 0), Number.MIN_VALUE);
    const figures = columns.length <= ROOM_FOR_FIGURES;
    const ringed = new Set(marked.map((at) => at.join()));
    for (const { index: row, data } of chart.getSortedVisibleDatasetMetas())
      for (const [column, bar] of data.entries()) {
        const value = values[row]?.[column] ?? null;
        drawCell(chart, cellBox(bar), {
          share: value === null ? null : value / most,
          figure: figures && value !== null ? write(value) : null,
          ringed: ringed.has([row, column].join()),
          whole: figures,
        });
      }
  },
});

interface Cell {
  /** Of the greatest; null: nothing is known. */
  share: number | null;
  figure: string | null;
  ringed: boolean;
  /** Filled to its edges; else as large as its share. */
  whole: boolean;
}

type Bar = ReturnType<Chart['getDatasetMeta']>['data'][number];

function cellBox(bar: Bar): { x: number; y: number; width: number; height: number } {
  const { x, y, base, width } = bar.getProps(['x', 'y', 'base', 'width'], true) as Record<
    'x' | 'y' | 'base' | 'width',
    number
  >;
  return { x: x - width / 2 + 1, y: Math.min(y, base) + 1, width: width - 2, height: Math.abs(y - base) - 2 };
}

function drawCell(
  { ctx, options }: Chart,
  { x, y, width, height }: ReturnType<typeof cellBox>,
  { share, figure, ringed, whole }: Cell,
): void {
  ctx.save();
  ctx.fillStyle = SAND;
  ctx.fillRect(x, y, width, height);
  if (share !== null && (whole || share > 0)) {
    const scale = whole ? 1 : Math.sqrt(share);
    ctx.fillStyle = mix(share, whole ? DEEP.withFigures : DEEP.without);
    ctx.fillRect(
      x + (width * (1 - scale)) / 2,
      y + (height * (1 - scale)) / 2,
      width * scale,
      height * scale,
    );
  }
  if (figure !== null) {
    ctx.fillStyle = INK;
    ctx.font = `13px ${options.font?.family ?? 'sans-serif'}`;
    ctx.textAlign = 'center';
    ctx.textBaseline = 'middle';
    ctx.fillText(figure, x + width / 2, y + height / 2);
  }
  if (ringed) {
    ctx.strokeStyle = INK;
    ctx.lineWidth = 3;
    ctx.strokeRect(x, y, width, height);
  }
  ctx.restore();
}

const mix = (share: number, deep: readonly number[]): string =>
  `rgb(${PALE.map((pale, i) => Math.round(pale + (deep[i]! - pale) * share)).join(', ')})`;
