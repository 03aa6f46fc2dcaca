import { useTranslation, type RecordJSON, type ResourceJSON } from 'adminjs';
import React from 'react';
import { Value } from '../value.js';

/** All that is known of a record; its title stands above. What has a component of its own stands beneath, over the whole width. */
export const RecordFacts = ({ resource, record }: { resource: ResourceJSON; record: RecordJSON }) => {
  const { translateProperty } = useTranslation();
  const title = resource.titleProperty.propertyPath;
  const shown = resource.showProperties.filter(({ propertyPath }) => propertyPath !== title);
  const facts = shown.filter(({ components }) => !components?.show);
  const own = shown.filter(({ components }) => components?.show);
  return (
    <>
      <dl className="tk-record">
        {facts.map((property) => (
          <div key={property.propertyPath}>
            <dt>{translateProperty(property.label, resource.id)}</dt>
            <dd>
              <Value property={property} record={record} resource={resource} where="show" />
            </dd>
          </div>
        ))}
      </dl>
      {own.map((property) => (
        <Value
          key={property.propertyPath}
          property={property}
          record={record}
          resource={resource}
          where="show"
        />
      ))}
    </>
  );
};
