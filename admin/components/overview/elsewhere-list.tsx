import React from 'react';
import { writePercent } from '../../../core/charts/look.js';
import type { Elsewhere, ElsewhereShare } from '../../../core/insights/elsewhere.js';
import { EmptyPanel } from './empty-panel.js';
import { language, say } from './say.js';

/** The shares of this month's guests who were at other businesses too, as far as they may be told. */
export const ElsewhereList = ({ elsewhere }: { elsewhere: Elsewhere }) => {
  const title = say('overview.charts.elsewhere');
  if (!elsewhere.enough) return <EmptyPanel title={title} text={say('overview.charts.elsewhere_none')} />;
  return (
    <section className="tk-panel">
      <h3>{title}</h3>
      <ul className="tk-shares">
        {elsewhere.shares.map((share) => (
          <li key={share.others}>
            <strong>{writePercent(language(), share.percent / 100)}</strong> {whereOf(share)}
          </li>
        ))}
      </ul>
    </section>
  );
};

function whereOf({ others, orMore }: ElsewhereShare): string {
  if (others === 0) return say('overview.charts.only_here');
  if (others === 1) return say(orMore ? 'overview.charts.at_one_more' : 'overview.charts.at_one');
  return say(orMore ? 'overview.charts.at_more' : 'overview.charts.at_some', { count: others });
}
