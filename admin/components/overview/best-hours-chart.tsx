import React, { useMemo } from 'react';
import { gridChart } from '../../../core/charts/grid-chart.js';
import { writeNumber, writePercent } from '../../../core/charts/look.js';
import type { BestHours } from '../../../core/insights/best-hours-estimate.js';
import { ChartCard } from './chart.js';
import { EmptyPanel } from './empty-panel.js';
import { language, say } from './say.js';
import { writeWeekday } from './write-days.js';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

const wall = (hour: number) => `${String(hour % 24).padStart(2, '0')}:00`;

/** When SMS are answered best, or how much is missing until that can be told. */
export const BestHoursChart = ({ hours }: { hours: BestHours }) => {
  const title = say('overview.charts.hours');
  if (hours.enough) return <Hours title={title} hours={hours} />;
  const { have, need } = hours;
  const text = say('overview.charts.not_enough', {
    ...have,
    sends_needed: need.sends,
    responses_needed: need.responses,
    campaigns_needed: need.campaigns,
    hours_needed: need.hours,
  });
  return <EmptyPanel title={title} text={text} />;
};

const Hours = ({ title, hours }: { title: string; hours: Extract<BestHours, { enough: true }> }) => {
  const { cells, best } = hours;
  const chart = useMemo(
    () =>
      gridChart({
        language: language(),
        rows: WEEKDAYS.map((weekday) => writeWeekday(weekday, 'short')),
        columns: HOURS.map(String),
        values: WEEKDAYS.map((weekday) =>
          HOURS.map(
            (hour) => cells.find((cell) => cell.weekday === weekday && cell.hour === hour)?.rate ?? null,
          ),
        ),
        percent: true,
        marked: best.map(({ weekday, hour }) => [weekday - 1, hour]),
      }),
    [hours],
  );
  const table = {
    head: [
      say('overview.charts.weekday'),
      say('overview.charts.hour'),
      say('overview.charts.sends'),
      say('overview.charts.rate'),
    ],
    rows: cells.map(({ weekday, hour, sends, rate }) => [
      writeWeekday(weekday, 'long'),
      wall(hour),
      writeNumber(language(), sends),
      writePercent(language(), rate),
    ]),
  };
  const named = best.map(({ weekday, hour, rate }) =>
    say('overview.charts.best_hour', {
      weekday: writeWeekday(weekday, 'long'),
      from: wall(hour),
      to: wall(hour + 1),
      rate: writePercent(language(), rate),
    }),
  );
  return (
    <ChartCard title={title} chart={chart} table={table}>
      <p>
        {named.length > 0
          ? say('overview.charts.best', { hours: named.join(', ') })
          : say('overview.charts.no_best')}
      </p>
    </ChartCard>
  );
};
