import { ApiClient, useTranslation } from 'adminjs';
import React, { useEffect, useState } from 'react';

interface HomeData {
  business: string | null;
  lists: { id: string; label: string }[];
}

/** What the panel opens with. */
const Home = () => {
  const [data, setData] = useState<HomeData | 'loading' | 'failed'>('loading');
  const { translateLabel, translateMessage } = useTranslation();
  useEffect(() => {
    new ApiClient().getDashboard<HomeData>().then(
      ({ data: found }) => setData(found),
      () => setData('failed'),
    );
  }, []);
  if (data === 'loading') return <div className="tk-page" aria-busy="true" />;
  if (data === 'failed')
    return (
      <div className="tk-page">
        <p role="alert">{translateMessage('errorFetchingRecord')}</p>
      </div>
    );
  return (
    <main className="tk-page">
      <h1>{data.business ?? translateLabel('dashboard')}</h1>
      <nav className="tk-cards">
        {data.lists.map(({ id, label }) => (
          <a key={id} className="tk-card" href={`/admin/resources/${id}`}>
            {label}
          </a>
        ))}
      </nav>
    </main>
  );
};

export default Home;
