import { useTranslation } from 'adminjs';
import React, { useRef } from 'react';
import { Route, Routes, useParams } from 'react-router-dom';
import { ListPage } from '../list/list-page.js';
import { ActionPage } from '../record/action-page.js';
import { RecordPage } from '../record/record-page.js';
import { NothingHere } from './answers.js';
import { Menu } from './menu.js';
import { Notices } from './notices.js';
import { componentOf, panelState, resourceOf } from './panel-state.js';
import { TopBar } from './top-bar.js';
import { useArrival } from './use-arrival.js';
import { BESIDE, useMedia } from './use-media.js';

/** The frame around every page, and which page an address means. */
export const Application = () => {
  const { translateLabel } = useTranslation();
  const beside = useMedia(BESIDE);
  return (
    <div className="tk-app">
      <a className="tk-skip" href="#tk-main">
        {translateLabel('skip')}
      </a>
      {beside ? (
        <div className="tk-side">
          <Menu />
        </div>
      ) : (
        <TopBar />
      )}
      <main id="tk-main" tabIndex={-1}>
        <Notices />
        <Routes>
          <Route path="/admin" element={<HomePage />} />
          <Route path="/admin/resources/:resourceId" element={<WithResource of={ListPage} />} />
          <Route
            path="/admin/resources/:resourceId/actions/:actionName"
            element={<WithResource of={ActionPage} />}
          />
          <Route
            path="/admin/resources/:resourceId/records/:recordId/:actionName"
            element={<WithResource of={RecordPage} />}
          />
          <Route path="/admin/pages/:pageName" element={<OwnPage />} />
          <Route path="*" element={<NothingHere />} />
        </Routes>
      </main>
    </div>
  );
};

const HomePage = () => {
  const { translateLabel } = useTranslation();
  const beginning = useRef<HTMLDivElement>(null);
  useArrival(translateLabel('dashboard'), beginning);
  const Home = componentOf(panelState().dashboard.component);
  return (
    <div ref={beginning} className="tk-home" tabIndex={-1}>
      <Home />
    </div>
  );
};

/** A page is made anew for each resource, so that nothing of one is seen in another. */
const WithResource = ({ of: Page }: { of: typeof ListPage | typeof ActionPage | typeof RecordPage }) => {
  const { resourceId, recordId = '', actionName = '' } = useParams();
  const resource = resourceOf(resourceId);
  if (!resource) return <NothingHere />;
  return (
    <Page
      key={`${resource.id} ${recordId} ${actionName}`}
      resource={resource}
      recordId={recordId}
      actionName={actionName}
    />
  );
};

const OwnPage = () => {
  const { pageName } = useParams();
  const page = panelState().pages.find(({ name }) => name === pageName);
  if (!page) return <NothingHere />;
  const Page = componentOf(page.component);
  return <Page />;
};
