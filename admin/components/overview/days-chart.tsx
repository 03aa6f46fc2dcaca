import React, { useMemo } from 'react';
import { trendChart } from '../../../core/charts/trend-chart.js';
import { writeNumber } from '../../../core/charts/look.js';
import { ChartCard } from './chart.js';
import { language, say, type OverviewKey } from './say.js';
import { writeDay } from './write-days.js';

interface Line {
  label: OverviewKey;
  values: number[];
}

interface Props {
  title: OverviewKey;
  days: string[];
  line: Line;
  second?: Line;
}

/** One count by day, or two. */
export const DaysChart = ({ title, days, line, second }: Props) => {
  const lines = second ? [line, second] : [line];
  const named = ({ label, values }: Line) => ({ label: say(label), values });
  const chart = useMemo(
    () => trendChart({ language: language(), at: days, now: named(line), before: second && named(second) }),
    [days],
  );
  const table = {
    head: [say('overview.charts.day'), ...lines.map(({ label }) => say(label))],
    rows: days.map((day, at) => [
      writeDay(day),
      ...lines.map(({ values }) => writeNumber(language(), values[at]!)),
    ]),
  };
  return <ChartCard title={say(title)} chart={chart} table={table} />;
};
