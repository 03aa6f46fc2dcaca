import React from 'react';
import { writeNumber } from '../../../core/charts/look.js';
import type { Compared } from '../../../core/insights/read-counts.js';
import { language, say, type OverviewKey } from './say.js';
import { Sparkline } from './sparkline.js';
import { writeChange } from './write-change.js';

interface Props {
  label: OverviewKey;
  value: number;
  /** The same of the stretch before; left out where there is none. */
  before?: number;
  /** What stands beneath in place of the stretch before. */
  note?: string;
  course?: number[];
  /** Over two columns. */
  wide?: boolean;
}

/** One figure, how it moved, and its course. */
export const Figure = ({ label, value, before, note, course, wide }: Props) => {
  const change = before === undefined ? null : writeChange(value, before);
  const under = note ?? (before === undefined ? null : say('overview.before', { before }));
  return (
    <li className={wide ? 'tk-figure tk-wide' : 'tk-figure'}>
      <p className="tk-label">{say(label)}</p>
      <p className="tk-value">{writeNumber(language(), value)}</p>
      <p className="tk-moved">
        {change && <strong className={value > (before ?? 0) ? 'tk-up' : 'tk-down'}>{change}</strong>}
        {under && <span>{under}</span>}
      </p>
      {course && <Sparkline values={course} />}
    </li>
  );
};

/** A figure that is compared. */
export const ComparedFigure = ({ of, ...rest }: Omit<Props, 'value' | 'before'> & { of: Compared }) => (
  <Figure {...rest} value={of.now} before={of.before} />
);
