import { useTranslation, type BasePropertyJSON } from 'adminjs';
import React from 'react';
import { Link } from 'react-router-dom';
import { isFigure, Value } from '../value.js';
import { recordAddress, type RecordsProps } from './records-props.js';

/** A list where there is room: its head stays, its rows lead to their records. */
export const RecordTable = ({ resource, list, go }: RecordsProps) => {
  const { translateLabel } = useTranslation();
  const columns = resource.listProperties;
  const title = resource.titleProperty.propertyPath;
  return (
    <table className="tk-records" aria-label={translateLabel(resource.name, resource.id)}>
      <thead>
        <tr>
          {columns.map((column) => (
            <Head key={column.propertyPath} column={column} resource={resource} list={list} go={go} />
          ))}
        </tr>
      </thead>
      <tbody>
        {list.records.map((record) => {
          const to = recordAddress(record, resource);
          return (
            <tr key={record.id}>
              {columns.map((column) => {
                const value = <Value property={column} record={record} resource={resource} where="list" />;
                const opens = column.propertyPath === title && to;
                return (
                  <td key={column.propertyPath} className={isFigure(column) ? 'tk-number' : undefined}>
                    {opens ? (
                      <Link className="tk-opens" to={to}>
                        {value}
                      </Link>
                    ) : (
                      value
                    )}
                  </td>
                );
              })}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};

const Head = ({ column, resource, list, go }: RecordsProps & { column: BasePropertyJSON }) => {
  const { translateProperty } = useTranslation();
  const label = translateProperty(column.label, resource.id);
  const look = isFigure(column) ? 'tk-number' : undefined;
  if (!column.isSortable)
    return (
      <th scope="col" className={look}>
        {label}
      </th>
    );
  const by = column.propertyPath;
  const now = list.sort.by === by ? list.sort.direction : null;
  const next = now === 'desc' ? 'asc' : 'desc';
  return (
    <th scope="col" className={look} aria-sort={now ? (now === 'asc' ? 'ascending' : 'descending') : 'none'}>
      <button type="button" onClick={() => go({ sort: { by, direction: next } })}>
        {label}
      </button>
    </th>
  );
};
