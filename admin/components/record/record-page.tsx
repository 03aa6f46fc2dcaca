import { useTranslation, type ActionProps, type RecordJSON, type ResourceJSON } from 'adminjs';
import React from 'react';
import { Failed, Loading, NothingHere } from '../frame/answers.js';
import { PageHead } from '../frame/page-head.js';
import { componentOf } from '../frame/panel-state.js';
import { listAddress } from '../list/came-from.js';
import { ActionButtons } from './action-buttons.js';
import { RecordFacts } from './record-facts.js';
import { useRecord } from './use-record.js';

interface RecordPageProps {
  resource: ResourceJSON;
  recordId: string;
  actionName: string;
}

/** A record under its own title, or an action on it with a form. */
export const RecordPage = ({ resource, recordId, actionName }: RecordPageProps) => {
  const { loaded, load } = useRecord(resource.id, recordId, actionName);
  switch (loaded.is) {
    case 'loading':
      return (
        <div className="tk-page" aria-busy="true">
          <Loading />
        </div>
      );
    case 'missing':
      return <NothingHere />;
    case 'failed':
      return (
        <div className="tk-page">
          <Failed message="errorFetchingRecord" again={load} />
        </div>
      );
    case 'there':
      return <Loaded resource={resource} record={loaded.record} actionName={actionName} load={load} />;
  }
};

interface LoadedProps extends Omit<RecordPageProps, 'recordId'> {
  record: RecordJSON;
  load(): void;
}

const Loaded = ({ resource, record, actionName, load }: LoadedProps) => {
  const { translateLabel, translateAction } = useTranslation();
  const action = record.recordActions.find(({ name }) => name === actionName);
  if (!action || (actionName !== 'show' && !action.component)) return <NothingHere />;
  const isShow = actionName === 'show';
  const back = isShow
    ? { to: listAddress(resource.id), label: translateLabel(resource.name, resource.id) }
    : { to: `/admin/resources/${resource.id}/records/${record.id}/show`, label: record.title };
  const title = isShow ? record.title || '–' : translateAction(action.label, resource.id);
  const Own = action.component ? componentOf<ActionProps>(action.component) : null;
  return (
    <div className="tk-page">
      <PageHead title={title} back={back}>
        {isShow && (
          <ActionButtons
            resource={resource}
            record={record}
            actions={record.recordActions.filter(({ name }) => name !== 'show')}
            onDone={load}
          />
        )}
      </PageHead>
      {Own ? (
        <Own action={action} resource={resource} record={record} />
      ) : (
        <RecordFacts resource={resource} record={record} />
      )}
    </div>
  );
};
