import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Filler,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
  type ChartConfiguration,
} from 'chart.js';
import React, { useEffect, useRef, type ReactNode } from 'react';
import { say } from './say.js';

Chart.register(BarController, BarElement, LineController, LineElement, PointElement);
Chart.register(CategoryScale, LinearScale, Filler, Legend, Tooltip);

const MOTION_MS = 150;
const FACE = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';

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
  useEffect(() => {
    if (!canvas.current) return;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    Chart.defaults.animation = still ? false : { duration: MOTION_MS };
    Chart.defaults.font.family = FACE;
    const drawn = new Chart(canvas.current, chart as ChartConfiguration);
    return () => drawn.destroy();
  }, [chart]);
  return (
    <section className="tk-panel">
      <h3>{title}</h3>
      {children}
      <div className="tk-canvas" style={{ height }}>
        <canvas ref={canvas} aria-hidden="true" />
      </div>
      <details>
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
