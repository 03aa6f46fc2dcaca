import { useTranslation, type RecordJSON } from 'adminjs';
import React from 'react';
import { Link } from 'react-router-dom';
import { shownOf, Value } from '../value.js';
import { recordAddress, type RecordsProps } from './records-props.js';

const FACTS = 2;

/** A list on a phone: title, two facts, one tap that opens the record. */
export const RecordCards = ({ resource, list }: RecordsProps) => (
  <ul className="tk-record-cards">
    {list.records.map((record) => (
      <li key={record.id}>
        <Card resource={resource} record={record} />
      </li>
    ))}
  </ul>
);

const Card = ({ resource, record }: { resource: RecordsProps['resource']; record: RecordJSON }) => {
  const { translateProperty } = useTranslation();
  const title = resource.titleProperty;
  const others = resource.listProperties.filter(({ propertyPath }) => propertyPath !== title.propertyPath);
  const chosen = others.filter((property) => shownOf(property).onCard);
  const facts = (chosen.length > 0 ? chosen : others).slice(0, FACTS);
  const to = recordAddress(record, resource);
  const inside = (
    <>
      <span className="tk-card-title">
        <Value property={title} record={record} resource={resource} where="list" />
      </span>
      {facts.map((property) => (
        <span key={property.propertyPath} className="tk-card-fact">
          <span className="tk-label">{translateProperty(property.label, resource.id)}</span>{' '}
          <Value property={property} record={record} resource={resource} where="list" />
        </span>
      ))}
    </>
  );
  return to ? (
    <Link className="tk-record-card" to={to}>
      {inside}
    </Link>
  ) : (
    <div className="tk-record-card">{inside}</div>
  );
};
