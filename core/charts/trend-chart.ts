import type { ChartConfiguration, ChartDataset } from 'chart.js';
import type { Language } from '../i18n/languages.js';
import {
  legendLook,
  MUTED,
  nameAxis,
  seriesLook,
  SHARED,
  TEAL,
  titleLook,
  valueAxis,
  writeDates,
  writeNumber,
} from './look.js';

export interface Trend {
  language: Language;
  title?: string;
  /** Days (`2026-10-25`) or months (`2026-10`). */
  at: string[];
  now: { label: string; values: (number | null)[] };
  /** The same stretch before, point by point; or another count of the same days. */
  before?: { label: string; values: (number | null)[] };
}

/** Points are drawn one by one while they are few. */
const FEW = 31;

/** A figure over days or months, a full line, and the stretch before or another figure, a dashed one. */
export function trendChart({ language, title, at, now, before }: Trend): ChartConfiguration<'line'> {
  const radius = at.length <= FEW ? 3 : 0;
  const datasets: ChartDataset<'line', (number | null)[]>[] = [
    {
      label: now.label,
      data: now.values,
      borderColor: TEAL,
      backgroundColor: `${TEAL}14`,
      pointBackgroundColor: TEAL,
      pointRadius: radius,
      borderWidth: 2.5,
      fill: 'origin',
      tension: 0,
    },
  ];
  if (before)
    datasets.push({
      label: before.label,
      data: before.values,
      borderColor: MUTED,
      backgroundColor: MUTED,
      borderDash: [...seriesLook(1).dash],
      pointStyle: 'rect',
      pointRadius: radius,
      borderWidth: 2,
    });
  return {
    type: 'line',
    data: { labels: writeDates(language, at), datasets },
    options: {
      ...SHARED,
      interaction: { mode: 'index', intersect: false },
      scales: { x: nameAxis(), y: valueAxis(language) },
      plugins: {
        title: titleLook(title),
        legend: {
          ...legendLook(before !== undefined),
          // A box without height is a line, and dashed where the line is.
          labels: { ...legendLook(true).labels, boxHeight: 0 },
        },
        tooltip: {
          callbacks: {
            label: ({ dataset, parsed }) => `${dataset.label}: ${writeNumber(language, parsed.y ?? 0)}`,
          },
        },
      },
    },
  };
}
