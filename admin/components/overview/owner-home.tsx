import React from 'react';
import type { OverviewCounter } from '../../../core/insights/owner-overview.js';
import type { OwnerHome as Data } from '../../panel/read-owner-home.js';
import { BestHoursChart } from './best-hours-chart.js';
import { DaysChart } from './days-chart.js';
import { ElsewhereList } from './elsewhere-list.js';
import { ComparedFigure, Figure } from './figure.js';
import { MonthsChart } from './months-chart.js';
import { ReviewChart } from './review-chart.js';
import { say, type OverviewKey } from './say.js';
import { SocialChart } from './social-chart.js';
import { ToDos } from './to-dos.js';
import { writeDays, writeFullDay } from './write-days.js';

const FIGURES: [counter: OverviewCounter, label: OverviewKey][] = [
  ['smsSegments', 'overview.figures.sms_sent'],
  ['scans', 'overview.figures.scans'],
  ['verifications', 'overview.figures.verifications'],
  ['reviewsSaidDone', 'overview.figures.reviews'],
  ['couponsRedeemed', 'overview.figures.redeemed'],
];

/** The owner's overview: figures first, then what needs doing, then charts; before the first scan, what to do first. */
export const OwnerHome = ({ data }: { data: Data }) => {
  const { business, days, months } = data;
  const isNew = months.every(({ scans, entries, customers }) => scans + entries + customers === 0);
  const toDos = <ToDos toDos={data.toDos} />;
  return (
    <>
      <h1>{business}</h1>
      <p className="tk-muted">
        {say('overview.period', { now: writeDays(days.now), before: writeDays(days.before) })}
      </p>
      {isNew && <Start page={data.page} />}
      {isNew && toDos}
      <Figures data={data} />
      {!isNew && toDos}
      {!isNew && <Charts data={data} />}
    </>
  );
};

const Figures = ({ data }: { data: Data }) => {
  const { figures, sms, daily } = data.overview;
  return (
    <ul className="tk-figures">
      <Figure label="overview.figures.sms_remaining" value={sms.remaining} note={packageText(data)} wide />
      <ComparedFigure
        label="overview.figures.customers"
        of={figures.customers}
        course={data.months.map(({ customers }) => customers)}
      />
      {FIGURES.map(([counter, label]) => (
        <ComparedFigure
          key={counter}
          label={label}
          of={figures[counter]}
          course={daily.map((day) => day[counter])}
        />
      ))}
    </ul>
  );
};

/** What the figure of SMS left is of, and what is held of it. */
function packageText({ package: booked, overview: { sms } }: Data): string | undefined {
  const parts = [
    ...(booked
      ? [say('overview.package', { booked: booked.booked, day: writeFullDay(booked.lastDay) })]
      : []),
    ...(sms.reserved > 0 ? [say('overview.reserved', { count: sms.reserved })] : []),
  ];
  return parts.length > 0 ? parts.join(' · ') : undefined;
}

const Start = ({ page }: { page: string }) => (
  <section className="tk-panel">
    <h2>{say('overview.start.title')}</h2>
    <p>{say('overview.start.text')}</p>
    <a className="tk-primary" href={page} target="_blank" rel="noopener">
      {say('overview.start.action')}
    </a>
  </section>
);

const Charts = ({ data: { overview, reviews, social, bestHours, months, elsewhere } }: { data: Data }) => (
  <section aria-labelledby="tk-charts">
    <h2 id="tk-charts">{say('overview.charts.title')}</h2>
    <div className="tk-panels">
      <DaysChart
        title="overview.charts.days"
        days={overview.daily.map(({ day }) => day)}
        line={{ label: 'overview.charts.scans', values: overview.daily.map(({ scans }) => scans) }}
        second={{ label: 'overview.charts.joined', values: overview.daily.map(({ joined }) => joined) }}
      />
      <ReviewChart reviews={reviews} />
      <SocialChart social={social} />
      <BestHoursChart hours={bestHours} />
      <MonthsChart
        title="overview.charts.months"
        months={months}
        columns={[
          ['scans', 'overview.charts.scans'],
          ['joined', 'overview.charts.joined'],
          ['customers', 'overview.figures.customers'],
          ['entries', 'overview.charts.entries'],
          ['verifications', 'overview.figures.verifications'],
          ['visits', 'overview.charts.visits'],
          ['reviewsSaidDone', 'overview.figures.reviews'],
          ['couponsRedeemed', 'overview.figures.redeemed'],
          ['smsSegments', 'overview.figures.sms_sent'],
        ]}
      />
      <ElsewhereList elsewhere={elsewhere} />
    </div>
  </section>
);
