import type { ChartConfiguration } from 'chart.js';
import React, { useEffect, useRef, useState, type ReactNode } from 'react';
import { loadCharts } from './load-charts.js';
import { say } from './say.js';

interface Table {
  head: string[];
  /** The first of a row is what it is about. */
  rows: (string | number)[][];
}

interface Props {
  title: string;
  chart: ChartConfiguration<'line'> | ChartConfiguration<'bar'>;
  table: Table;
  height?: number;
  children?: ReactNode;
}

/** A chart, and beneath it the very same as a table: for whoever hears the page, and for whoever wants the figures. */
export const ChartCard = ({ title, chart, table, height = 220, children }: Props) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let drawn: { destroy(): void } | undefined;
    let gone = false;
    loadCharts().then(
      ({ drawChart }) => {
        if (!gone && canvas.current) drawn = drawChart(canvas.current, chart as ChartConfiguration);
      },
      // The table beneath says the same.
      () => setFailed(true),
    );
    return () => {
      gone = true;
      drawn?.destroy();
    };
  }, [chart]);
  return (
    <section className="tk-panel">
      <h3>{title}</h3>
      {children}
      {!failed && (
        <div className="tk-canvas" style={{ height }}>
          <canvas ref={canvas} aria-hidden="true" />
        </div>
      )}
      <details open={failed || undefined}>
        <summary>{say('overview.table')}</summary>
        <TableTwin title={title} {...table} />
      </details>
    </section>
  );
};

/** Rows and columns; wider than the screen it moves sideways by itself. */
export const TableTwin = ({ title, head, rows }: Table & { title: string }) => (
  <div className="tk-table" role="region" aria-label={title} tabIndex={0}>
    <table>
      <thead>
        <tr>
          {head.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([first, ...rest], at) => (
          <tr key={at}>
            <th scope="row">{first}</th>
            {rest.map((value, column) => (
              <td key={column}>{value}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
