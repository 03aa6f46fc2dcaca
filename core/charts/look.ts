import type { ChartOptions } from 'chart.js';
import type { Language } from '../i18n/languages.js';

export const INK = '#1B1F24';
export const MUTED = '#5D6672';
export const LINE = '#E4DED4';
export const PAPER = '#FFFFFF';
export const SAND = '#F6F3EE';
export const TEAL = '#0F766E';
export const DANGER = '#B42318';

/** How series are told apart: never by colour alone, so that print in grey and every eye can. */
export const SERIES = [
  { colour: TEAL, dash: [], point: 'circle' },
  { colour: '#B45309', dash: [6, 4], point: 'rect' },
  { colour: '#4C6FBF', dash: [2, 3], point: 'triangle' },
  { colour: '#8A5A9E', dash: [10, 3, 2, 3], point: 'rectRot' },
  { colour: '#7A8450', dash: [1, 4], point: 'cross' },
  { colour: MUTED, dash: [4, 2], point: 'star' },
] as const;

/** Of the series with that number; past the sixth they begin anew. */
export const seriesLook = (at: number): (typeof SERIES)[number] => SERIES[at % SERIES.length]!;

/** `1.234` in Turkish and German, `1,234` in English. */
export const writeNumber = (language: Language, value: number): string =>
  new Intl.NumberFormat(language).format(value);

/** Of a share from 0 to 1: `%12` in Turkish, `12 %` in German, `12%` in English. */
export const writePercent = (language: Language, share: number): string =>
  new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: share < 0.1 ? 1 : 0 }).format(
    share,
  );

/**
 * Days (`2026-10-25`) or months (`2026-10`) for an axis; anything else is a label already. The year stands beneath the first month and each
 * January: `Eki 26` would read as a day.
 */
export function writeDates(language: Language, texts: string[]): (string | string[])[] {
  const write = (date: Date, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { timeZone: 'UTC', month: 'short', ...options }).format(date);
  return texts.map((text, at) => {
    const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
    const date = new Date(`${isDay ? text : `${text}-01`}T00:00:00Z`);
    // A business may be named 2024-13.
    if (!(isDay || /^\d{4}-\d{2}$/.test(text)) || Number.isNaN(date.getTime())) return text;
    if (isDay) return write(date, { day: 'numeric' });
    const month = write(date, {});
    return at === 0 || text.endsWith('-01') ? [month, text.slice(0, 4)] : month;
  });
}

/** What stands above a chart; nothing where a page says it. */
export const titleLook = (text: string | undefined) => ({
  display: text !== undefined,
  text: text ?? '',
  align: 'start' as const,
  color: INK,
  font: { size: 16, weight: 'bold' as const },
  padding: { top: 0, bottom: 8 },
});

/** One line above the chart, at its start. */
export const legendLook = (shown: boolean) => ({
  display: shown,
  position: 'top' as const,
  align: 'start' as const,
  labels: { color: INK, font: { size: 13 }, boxWidth: 28, boxHeight: 12, padding: 12 },
});

/** What all charts share; a page decides how large they are. */
export const SHARED = {
  maintainAspectRatio: false,
  layout: { padding: 8 },
} satisfies ChartOptions;

/** An axis of whole numbers from zero, with few lines. */
export const valueAxis = (language: Language) => ({
  beginAtZero: true,
  border: { display: false },
  grid: { color: LINE },
  ticks: {
    color: MUTED,
    font: { size: 13 },
    precision: 0,
    maxTicksLimit: 6,
    callback: (value: string | number) => writeNumber(language, Number(value)),
  },
});

/** An axis of names or dates, without lines. */
export const nameAxis = () => ({
  border: { color: LINE },
  grid: { display: false },
  ticks: { color: MUTED, font: { size: 13 }, maxRotation: 0, autoSkipPadding: 12 },
});
