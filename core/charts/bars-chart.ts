import type { ChartConfiguration } from 'chart.js';
import type { Language } from '../i18n/languages.js';
import { hatch } from './hatch.js';
import {
  legendLook,
  nameAxis,
  PAPER,
  seriesLook,
  SHARED,
  titleLook,
  valueAxis,
  writeDates,
  writeNumber,
} from './look.js';

export interface Bars {
  language: Language;
  title?: string;
  /** Months (`2026-10`), days, or names. */
  columns: string[];
  series: { label: string; values: number[] }[];
  /** On top of each other, where their sum means something; else side by side. */
  stacked: boolean;
}

/** Several counts by month, or by name: clicks by network, joined and returned. */
export function barsChart({ language, title, columns, series, stacked }: Bars): ChartConfiguration<'bar'> {
  return {
    type: 'bar',
    data: {
      labels: writeDates(language, columns),
      datasets: series.map(({ label, values }, at) => ({
        label,
        data: values,
        backgroundColor: seriesLook(at).colour,
        borderColor: PAPER,
        borderWidth: stacked ? 1 : 0,
        borderSkipped: false,
        maxBarThickness: 48,
      })),
    },
    options: {
      ...SHARED,
      interaction: { mode: 'index', intersect: false },
      scales: { x: { ...nameAxis(), stacked }, y: { ...valueAxis(language), stacked } },
      plugins: {
        title: titleLook(title),
        legend: legendLook(series.length > 1),
        tooltip: {
          callbacks: {
            label: ({ dataset, parsed }) => `${dataset.label}: ${writeNumber(language, parsed.y ?? 0)}`,
          },
        },
      },
    },
    plugins: [hatch],
  };
}
