import React from 'react';

const [WIDTH, HEIGHT, EDGE] = [100, 28, 2];

/** A figure's course as a tiny line. It says nothing that the figure beside it does not, so nobody is read it; where nothing happened there is none. */
export const Sparkline = ({ values }: { values: number[] }) => {
  if (values.length < 2 || values.every((value) => value === 0)) return null;
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const height = (value: number) =>
    most === least ? HEIGHT - EDGE : HEIGHT - EDGE - ((value - least) / (most - least)) * (HEIGHT - 2 * EDGE);
  const points = values.map(
    (value, at) => `${(at / (values.length - 1)) * WIDTH},${height(value).toFixed(1)}`,
  );
  return (
    <svg
      className="tk-spark"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <polyline points={points.join(' ')} vectorEffect="non-scaling-stroke" />
    </svg>
  );
};
