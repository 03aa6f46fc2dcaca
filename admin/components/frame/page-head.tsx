import { useTranslation } from 'adminjs';
import React, { useRef } from 'react';
import { Link } from 'react-router-dom';
import { useArrival } from './use-arrival.js';

interface PageHeadProps {
  title: string;
  /** Beside the title: how many there are. */
  note?: string;
  /** Where one came from. */
  back?: { to: string; label: string };
  /** Buttons. */
  children?: React.ReactNode;
}

/** What a page is about, the way back, and what can be done. */
export const PageHead = ({ title, note, back, children }: PageHeadProps) => {
  const { translateLabel } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useArrival(title, heading);
  return (
    <div className="tk-head">
      {back && (
        <nav className="tk-back" aria-label={translateLabel('back')}>
          <Link to={back.to}>
            <span aria-hidden="true">‹ </span>
            {back.label}
          </Link>
        </nav>
      )}
      <div className="tk-head-row">
        <h1 ref={heading} tabIndex={-1}>
          {title}
          {note && <small>{note}</small>}
        </h1>
        {children && <div className="tk-buttons">{children}</div>}
      </div>
    </div>
  );
};
