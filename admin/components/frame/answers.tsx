import { useTranslation } from 'adminjs';
import React from 'react';
import { Link } from 'react-router-dom';
import { PageHead } from './page-head.js';

/** Stands until what was asked for is there. */
export const Loading = () => {
  const { translateMessage } = useTranslation();
  return (
    <p className="tk-loading" role="status">
      {translateMessage('loading')}
    </p>
  );
};

/** What could not be had is said to be so, and asked for again. */
export const Failed = ({ message, again }: { message: string; again(): void }) => {
  const { translateMessage, translateButton } = useTranslation();
  return (
    <div className="tk-empty" role="alert">
      <p>{translateMessage(message)}</p>
      <button type="button" className="tk-primary" onClick={again}>
        {translateButton('again')}
      </button>
    </div>
  );
};

/** What is not there, or not for whoever asks: the same words for both. */
export const NothingHere = () => {
  const { translateMessage, translateLabel } = useTranslation();
  return (
    <div className="tk-page">
      <PageHead title={translateMessage('pageNotFound_title')} />
      <p>{translateMessage('pageNotFound_subtitle')}</p>
      <p>
        <Link to="/admin">{translateLabel('dashboard')}</Link>
      </p>
    </div>
  );
};
