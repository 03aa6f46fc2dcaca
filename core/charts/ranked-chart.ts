import type { ChartConfiguration, Plugin } from 'chart.js';
import type { Language } from '../i18n/languages.js';
import { DANGER, INK, MUTED, nameAxis, SHARED, TEAL, titleLook, writeNumber, writePercent } from './look.js';

export interface Ranked {
  language: Language;
  title?: string;
  bars: { label: string; value: number; tone?: 'plain' | 'quiet' | 'bad' }[];
  /** What a bar's share is of: of the first in a funnel, of all where they are parts. */
  shareOf: 'first' | 'sum';
}

const TONES = { plain: TEAL, quiet: MUTED, bad: DANGER };

/** Counts beneath each other, each with its share written beside it: the steps of a funnel, or what became of the SMS. */
export function rankedChart({ language, title, bars, shareOf }: Ranked): ChartConfiguration<'bar'> {
  const values = bars.map(({ value }) => value);
  const whole = shareOf === 'first' ? (values[0] ?? 0) : values.reduce((sum, value) => sum + value, 0);
  const written = values.map((value) =>
    whole > 0
      ? `${writeNumber(language, value)} · ${writePercent(language, value / whole)}`
      : writeNumber(language, value),
  );
  return {
    type: 'bar',
    data: {
      labels: bars.map(({ label }) => label),
      datasets: [
        {
          data: values,
          backgroundColor: bars.map(({ tone = 'plain' }) => TONES[tone]),
          borderRadius: 4,
          maxBarThickness: 32,
        },
      ],
    },
    options: {
      ...SHARED,
      indexAxis: 'y',
      // Beside the longest bar there is room for its figures, and on a phone none to give away.
      layout: { padding: { ...{ top: 8, bottom: 8, left: 8 }, right: roomFor(written) } },
      scales: {
        x: { display: false, beginAtZero: true },
        y: { ...nameAxis(), border: { display: false }, ticks: { color: INK, font: { size: 13 } } },
      },
      plugins: {
        title: titleLook(title),
        legend: { display: false },
        tooltip: { callbacks: { label: ({ dataIndex }) => written[dataIndex]! } },
      },
    },
    plugins: [figuresBeside(written)],
  };
}

const SIGN_WIDTH = 8;

const roomFor = (written: string[]): number =>
  16 + SIGN_WIDTH * Math.max(0, ...written.map((text) => text.length));

const figuresBeside = (written: string[]): Plugin<'bar'> => ({
  id: 'figures-beside',
  afterDatasetsDraw(chart) {
    const { ctx } = chart;
    ctx.save();
    ctx.font = `13px ${chart.options.font?.family ?? 'sans-serif'}`;
    ctx.fillStyle = INK;
    ctx.textBaseline = 'middle';
    for (const [at, bar] of chart.getDatasetMeta(0).data.entries())
      ctx.fillText(written[at]!, bar.x + 8, bar.y);
    ctx.restore();
  },
});
