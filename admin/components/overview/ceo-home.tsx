import React from 'react';
import type { CeoHome as Data } from '../../panel/read-ceo-home.js';
import { DaysChart } from './days-chart.js';
import { ComparedFigure } from './figure.js';
import { Health } from './health.js';
import { MonthsChart } from './months-chart.js';
import { say } from './say.js';
import { TopBusinesses } from './top-businesses.js';
import { writeDays } from './write-days.js';

/** The platform's overview: figures first, then whether everything runs, then charts and lists; before the first business there is nothing to draw. */
export const CeoHome = ({ data: { days, overview, top, growth, health } }: { data: Data }) => (
  <>
    <h1>{say('overview.platform.title')}</h1>
    <p className="tk-muted">
      {say('overview.period', { now: writeDays(days.now), before: writeDays(days.before) })}
    </p>
    <ul className="tk-figures tk-three">
      <ComparedFigure
        label="overview.figures.active"
        of={overview.activeBusinesses}
        note={say('overview.of_open', {
          before: overview.activeBusinesses.before,
          open: overview.openBusinesses,
        })}
        wide
      />
      <ComparedFigure
        label="overview.figures.interactions"
        of={overview.interactions.month}
        course={overview.daily.map(({ interactions }) => interactions)}
      />
      <ComparedFigure label="overview.figures.customers" of={overview.customers} />
    </ul>
    <Health health={health} />
    <section aria-labelledby="tk-charts">
      <h2 id="tk-charts">{say('overview.charts.title')}</h2>
      {top.length > 0 && (
        <div className="tk-panels">
          <DaysChart
            title="overview.platform.days"
            days={overview.daily.map(({ day }) => day)}
            line={{
              label: 'overview.figures.interactions',
              values: overview.daily.map(({ interactions }) => interactions),
            }}
          />
          <MonthsChart
            title="overview.platform.growth"
            months={growth}
            columns={[
              ['interactions', 'overview.figures.interactions'],
              ['joined', 'overview.charts.joined'],
              ['businesses', 'overview.platform.businesses'],
            ]}
          />
        </div>
      )}
      <TopBusinesses top={top} />
    </section>
  </>
);
