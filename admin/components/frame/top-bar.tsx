import { useTranslation } from 'adminjs';
import React, { useEffect, useState } from 'react';
import { useLocation } from 'react-router-dom';
import { Menu } from './menu.js';
import { panelState } from './panel-state.js';
import { Sheet } from './sheet.js';

/** On a phone: the way to the menu, and whose panel it is. */
export const TopBar = () => {
  const { translateLabel } = useTranslation();
  const { key } = useLocation();
  const [open, setOpen] = useState(false);
  // Of each way that was gone, to the page that one is on as well.
  useEffect(() => setOpen(false), [key]);
  return (
    <header className="tk-top-bar">
      <button
        type="button"
        className="tk-icon-button"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={translateLabel('navigation')}
        onClick={() => setOpen(true)}
      >
        <svg
          width="24"
          height="24"
          viewBox="0 0 24 24"
          stroke="currentColor"
          strokeWidth="2"
          aria-hidden="true"
        >
          <path d="M3 6h18M3 12h18M3 18h18" />
        </svg>
      </button>
      <span className="tk-whose">{panelState().session.business ?? 'TaraKazan'}</span>
      {open && (
        <Sheet from="start" label={translateLabel('navigation')} onClose={() => setOpen(false)}>
          <Menu />
        </Sheet>
      )}
    </header>
  );
};
