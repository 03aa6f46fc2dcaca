import React from 'react';
import { writeNumber } from '../../../core/charts/look.js';
import type { BusinessPerformance } from '../../../core/insights/business-performance.js';
import { TableTwin } from './chart.js';
import { EmptyPanel } from './empty-panel.js';
import { language, say } from './say.js';

/** Where most happens, in the order that the server gives: equals always stand alike. */
export const TopBusinesses = ({ top }: { top: BusinessPerformance[] }) => {
  const title = say('overview.platform.top');
  if (top.length === 0) return <EmptyPanel title={title} text={say('overview.platform.no_businesses')} />;
  const head = [
    say('overview.platform.business'),
    say('overview.figures.interactions'),
    say('overview.charts.joined'),
    say('overview.figures.reviews'),
    say('overview.figures.redeemed'),
  ];
  const rows = top.map(({ name, interactions, joined, reviews, redeemed }, at) => [
    `${at + 1}. ${name}`,
    ...[interactions, joined, reviews, redeemed].map(({ now }) => writeNumber(language(), now)),
  ]);
  return (
    <section className="tk-panel">
      <h3>{title}</h3>
      <TableTwin title={title} head={head} rows={rows} />
    </section>
  );
};
