import { ApiClient } from 'adminjs';
import React, { useCallback, useEffect, useState } from 'react';
import { Link } from 'react-router-dom';
import type { HomeData } from '../panel/read-home.js';
import { CashierHome } from './overview/cashier-home.js';
import { CeoHome } from './overview/ceo-home.js';
import { OwnerHome } from './overview/owner-home.js';
import { say } from './overview/say.js';

/** What the panel opens with: the overview of whoever is signed in. */
const Home = () => {
  const [data, setData] = useState<HomeData | 'loading' | 'failed'>('loading');
  const load = useCallback(() => {
    setData('loading');
    new ApiClient().getDashboard<HomeData>().then(
      ({ data: found }) => setData(found),
      () => setData('failed'),
    );
  }, []);
  useEffect(load, [load]);
  if (data === 'loading')
    return (
      <div className="tk-page" aria-busy="true">
        <p className="tk-muted">{say('overview.loading')}</p>
      </div>
    );
  if (data === 'failed')
    return (
      <div className="tk-page">
        <p role="alert">{say('overview.failed')}</p>
        <button type="button" className="tk-primary" onClick={load}>
          {say('overview.again')}
        </button>
      </div>
    );
  return (
    <div className="tk-page tk-overview">
      <Overview data={data} />
      {data.lists.length > 0 && (
        <nav className="tk-cards" aria-label={say('overview.lists')}>
          {data.lists.map(({ id, label }) => (
            <Link key={id} className="tk-card" to={`/admin/resources/${id}`}>
              {label}
            </Link>
          ))}
        </nav>
      )}
    </div>
  );
};

const Overview = ({ data }: { data: HomeData }) => {
  switch (data.role) {
    case 'owner':
      return <OwnerHome data={data} />;
    case 'cashier':
      return <CashierHome data={data} />;
    case 'ceo':
      return <CeoHome data={data} />;
  }
};

export default Home;
