import { useNotice, useTranslation, type ActionJSON, type RecordJSON, type ResourceJSON } from 'adminjs';
import React, { useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router-dom';
import { Confirm } from './confirm.js';
import { goBack } from './go-back.js';
import { postAction } from './post-action.js';

interface ActionButtonsProps {
  resource: ResourceJSON;
  actions: ActionJSON[];
  record?: RecordJSON;
  /** Something was done, and this page is still the right one. */
  onDone(): void;
}

/** What can be done here: by a form of its own, or at once, asked before where it is not to be done by accident. */
export const ActionButtons = ({ resource, actions, record, onDone }: ActionButtonsProps) => {
  const { translateAction } = useTranslation();
  const addNotice = useNotice();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [asked, setAsked] = useState<ActionJSON | null>(null);
  const [busy, setBusy] = useState(false);

  const run = async (action: ActionJSON) => {
    setBusy(true);
    try {
      const { notice, redirectUrl } = await postAction(action, record);
      if (notice) addNotice(notice);
      if (notice?.type === 'error') return;
      // To go to where one is loads nothing: the page would stand as it was before.
      if (redirectUrl && redirectUrl !== pathname) goBack(navigate, redirectUrl);
      else onDone();
    } catch {
      // Whatever stood in the way of the call itself is told by watchAnswers.
    } finally {
      setBusy(false);
      setAsked(null);
    }
  };

  return (
    <>
      {actions.map((action) => {
        const label = translateAction(action.label, resource.id);
        const look = action.guard ? 'tk-secondary tk-dangerous' : record ? 'tk-secondary' : 'tk-primary';
        if (action.component)
          return (
            <Link key={action.name} className={look} to={formAddress(resource, action, record)}>
              {label}
            </Link>
          );
        return (
          <button
            key={action.name}
            type="button"
            className={look}
            disabled={busy}
            onClick={() => (action.guard ? setAsked(action) : void run(action))}
          >
            {label}
          </button>
        );
      })}
      {asked && (
        <Confirm
          action={asked}
          title={record?.title}
          busy={busy}
          onYes={() => void run(asked)}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
};

const formAddress = ({ id }: ResourceJSON, { name }: ActionJSON, record: RecordJSON | undefined): string =>
  record ? `/admin/resources/${id}/records/${record.id}/${name}` : `/admin/resources/${id}/actions/${name}`;
