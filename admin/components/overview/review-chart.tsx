import React, { useMemo } from 'react';
import { rankedChart } from '../../../core/charts/ranked-chart.js';
import { writeNumber } from '../../../core/charts/look.js';
import type { ReviewFunnel } from '../../../core/insights/review-funnel.js';
import { ChartCard } from './chart.js';
import { EmptyPanel } from './empty-panel.js';
import { language, say, type OverviewKey } from './say.js';

const STEPS: [step: keyof ReviewFunnel, label: OverviewKey][] = [
  ['reviewsAsked', 'overview.charts.asked'],
  ['reviewsOpened', 'overview.charts.opened'],
  ['reviewsSaidDone', 'overview.charts.said_done'],
  ['reviewsDeclined', 'overview.charts.declined'],
];

/** How far requests for a review came. */
export const ReviewChart = ({ reviews }: { reviews: ReviewFunnel }) => {
  const title = say('overview.charts.reviews');
  const chart = useMemo(
    () =>
      rankedChart({
        language: language(),
        shareOf: 'first',
        bars: STEPS.map(([step, label]) => ({
          label: say(label),
          value: reviews[step].now,
          tone: step === 'reviewsDeclined' ? ('quiet' as const) : ('plain' as const),
        })),
      }),
    [reviews],
  );
  if (STEPS.every(([step]) => reviews[step].now === 0))
    return <EmptyPanel title={title} text={say('overview.charts.no_reviews')} />;
  const table = {
    head: [say('overview.charts.step'), say('overview.charts.now'), say('overview.charts.before')],
    rows: STEPS.map(([step, label]) => [
      say(label),
      writeNumber(language(), reviews[step].now),
      writeNumber(language(), reviews[step].before),
    ]),
  };
  return <ChartCard title={title} chart={chart} table={table} height={180} />;
};
