import { useTranslation, type ActionJSON } from 'adminjs';
import React from 'react';
import { Sheet } from '../frame/sheet.js';

interface ConfirmProps {
  action: ActionJSON;
  /** What it is done to. */
  title?: string;
  busy: boolean;
  onYes(): void;
  onClose(): void;
}

/** Asks before something is done: what, to whom, and what follows. The button says what it does. */
export const Confirm = ({ action, title, busy, onYes, onClose }: ConfirmProps) => {
  const { translateAction, translateMessage, translateButton } = useTranslation();
  const label = translateAction(action.label, action.resourceId);
  return (
    <Sheet from="middle" labelledBy="tk-asked" onClose={onClose}>
      <h2 id="tk-asked">{title ? `${label}: ${title}` : label}</h2>
      <p>{translateMessage(action.guard!, action.resourceId)}</p>
      <div className="tk-form-buttons">
        <button type="button" className="tk-primary tk-danger" disabled={busy} onClick={onYes}>
          {label}
        </button>
        <button type="button" className="tk-secondary" disabled={busy} onClick={onClose}>
          {translateButton('cancel')}
        </button>
      </div>
    </Sheet>
  );
};
