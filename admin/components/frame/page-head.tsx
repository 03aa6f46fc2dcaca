import { useTranslation } from 'adminjs';
import React, { useEffect, useRef } from 'react';
import { Link, useNavigationType } from 'react-router-dom';

interface PageHeadProps {
  title: string;
  /** Beside the title: how many there are. */
  note?: string;
  /** Where one came from. */
  back?: { to: string; label: string };
  /** Buttons. */
  children?: React.ReactNode;
}

let isFirst = true;

/** What a page is about. Whoever came by a link of the panel is told so: the focus goes to the title, as on a page that was loaded. */
export const PageHead = ({ title, note, back, children }: PageHeadProps) => {
  const { translateLabel } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const cameBy = useNavigationType();
  useEffect(() => {
    document.title = `${title} · TaraKazan`;
  }, [title]);
  useEffect(() => {
    if (!isFirst && cameBy !== 'REPLACE') heading.current?.focus();
    isFirst = false;
  }, []);
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
