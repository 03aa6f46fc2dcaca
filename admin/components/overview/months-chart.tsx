import React, { useMemo } from 'react';
import type { TextKey } from '../../../core/i18n/translate.js';
import { trendChart } from '../../../core/charts/trend-chart.js';
import { writeNumber } from '../../../core/charts/look.js';
import { ChartCard } from './chart.js';
import { language, say, type OverviewKey } from './say.js';
import { writeMonth } from './write-days.js';

type Month<Name extends string> = { month: string } & Record<Name, number>;

interface Props<Name extends string> {
  title: Extract<TextKey, `overview.${string}`>;
  months: Month<Name>[];
  /** Each column of the table; the first two are drawn. */
  columns: [name: Name, label: OverviewKey][];
}

/** Month by month: two figures as lines, all of them in the table. Months before anything happened are left out. */
export function MonthsChart<Name extends string>({ title, months, columns }: Props<Name>) {
  const began = months.findIndex((month) => columns.some(([name]) => month[name] > 0));
  const shown = began < 0 ? months.slice(-1) : months.slice(began);
  const [first, second] = columns.map(([name, label]) => ({
    label: say(label),
    values: shown.map((month) => month[name]),
  }));
  const chart = useMemo(
    () =>
      trendChart({
        language: language(),
        at: shown.map(({ month }) => month.slice(0, 7)),
        now: first!,
        before: second,
      }),
    [months],
  );
  const table = {
    head: [say('overview.charts.month'), ...columns.map(([, label]) => say(label))],
    rows: [...shown]
      .reverse()
      .map((month) => [
        writeMonth(month.month),
        ...columns.map(([name]) => writeNumber(language(), month[name])),
      ]),
  };
  return <ChartCard title={say(title)} chart={chart} table={table} />;
}
