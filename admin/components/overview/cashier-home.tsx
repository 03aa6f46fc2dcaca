import React from 'react';
import type { CashierHome as Data } from '../../panel/read-cashier-home.js';
import { say } from './say.js';

/** What somebody at the till can do, and no figure. */
export const CashierHome = ({ data }: { data: Data }) => (
  <>
    <h1>{data.business}</h1>
    <section className="tk-panel tk-narrow">
      <h2>{say('overview.cashier.title')}</h2>
      <p>{say('overview.cashier.text')}</p>
      <p className="tk-muted">{say('overview.cashier.rights')}</p>
      <a className="tk-primary" href="/admin/account">
        {say('overview.cashier.action')}
      </a>
    </section>
  </>
);
