import React from 'react';
import { say } from './say.js';

/** What only the owner can mend, the gravest first. */
export const ToDos = ({ toDos }: { toDos: string[] }) => (
  <section aria-labelledby="tk-to-do">
    <h2 id="tk-to-do">{say('overview.to_do.title')}</h2>
    {toDos.length === 0 ? (
      <p className="tk-muted">{say('overview.to_do.nothing')}</p>
    ) : (
      <ul className="tk-to-dos">
        {toDos.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    )}
  </section>
);
