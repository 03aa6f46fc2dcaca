import { useTranslation, type ActionProps, type ResourceJSON } from 'adminjs';
import React from 'react';
import { NothingHere } from '../frame/answers.js';
import { PageHead } from '../frame/page-head.js';
import { componentOf } from '../frame/panel-state.js';
import { listAddress } from '../list/came-from.js';

/** An action on a resource as a whole, with a form. */
export const ActionPage = ({ resource, actionName }: { resource: ResourceJSON; actionName: string }) => {
  const { translateAction, translateLabel } = useTranslation();
  const action = resource.resourceActions.find(({ name }) => name === actionName);
  if (!action?.component) return <NothingHere />;
  const Own = componentOf<Pick<ActionProps, 'action' | 'resource'>>(action.component);
  return (
    <div className="tk-page">
      <PageHead
        title={translateAction(action.label, resource.id)}
        back={{ to: listAddress(resource.id), label: translateLabel(resource.name, resource.id) }}
      />
      <Own action={action} resource={resource} />
    </div>
  );
};
