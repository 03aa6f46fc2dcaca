import React from 'react';
import { writeNumber } from '../../../core/charts/look.js';
import type { CeoHome } from '../../panel/read-ceo-home.js';
import { language, say } from './say.js';

type Data = CeoHome['health'];

/** Whether messages flow, in one sentence, and the figures that it is made of. */
export const Health = ({ health }: { health: Data }) => {
  const { waiting, oldestDue, lastHour, pausedSenders } = health;
  const rests = pausedSenders.length;
  const verdicts = [
    ...(rests > 1 ? [say('overview.platform.paused', { count: rests })] : []),
    ...(rests === 1 ? [say('overview.platform.paused_one')] : []),
    ...(health.late ? [say('overview.platform.late', { time: oldestDue! })] : []),
  ];
  return (
    <section className="tk-panel" aria-labelledby="tk-health">
      <h2 id="tk-health">{say('overview.platform.health')}</h2>
      {verdicts.length === 0 ? (
        <p className="tk-good">{say('overview.platform.fine')}</p>
      ) : (
        verdicts.map((verdict) => (
          <p key={verdict} className="tk-bad">
            {verdict}
          </p>
        ))
      )}
      {rests > 0 && (
        <ul className="tk-to-dos">
          {pausedSenders.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <dl className="tk-facts">
        <div>
          <dt>{say('overview.platform.waiting')}</dt>
          <dd>{writeNumber(language(), waiting)}</dd>
        </div>
        <div>
          <dt>{say('overview.platform.oldest')}</dt>
          <dd>{oldestDue ?? say('overview.platform.none')}</dd>
        </div>
        <div>
          <dt>{say('overview.platform.sent')}</dt>
          <dd>{writeNumber(language(), lastHour.sent)}</dd>
        </div>
        <div>
          <dt>{say('overview.platform.failed')}</dt>
          <dd>{writeNumber(language(), lastHour.failed)}</dd>
        </div>
      </dl>
    </section>
  );
};
