import type { BasePropertyJSON, RecordJSON, ResourceJSON } from 'adminjs';
import React from 'react';
import type { ShownColumn } from '../panel/column.js';
import { componentOf, panelState } from './frame/panel-state.js';
import { writeValue } from './write-value.js';

export interface ValueProps {
  property: BasePropertyJSON;
  record: RecordJSON;
  resource: ResourceJSON;
  where: 'list' | 'show';
}

/** What the server says of a column beyond AdminJS' own. */
export const shownOf = ({ custom }: BasePropertyJSON): ShownColumn => custom as ShownColumn;

/** One value, in lists and on a record's page alike: dates, numbers and words as the reader has them, a state as a badge. */
export const Value = (props: ValueProps) => {
  const { property, record, where } = props;
  const own = property.components?.[where];
  if (own) {
    const Own = componentOf<ValueProps>(own);
    return <Own {...props} />;
  }
  const value = record.params[property.propertyPath] as unknown;
  const word = property.availableValues?.find((one) => String(one.value) === String(value))?.label;
  const { tones, dayOnly, whole } = shownOf(property);
  const tone = word === undefined ? undefined : tones?.[String(value)];
  if (tone) return <span className={`tk-badge tk-${tone}`}>{word}</span>;
  const wish = { dayOnly, ...(where === 'list' && { now: new Date() }) };
  const text = word ?? writeValue(panelState().session, property.type, value, wish);
  if (text === '') return <span className="tk-none">–</span>;
  if (property.type === 'datetime' || property.type === 'date')
    return <time dateTime={String(value)}>{text}</time>;
  if (whole) return <span className="tk-whole">{text}</span>;
  const look = word !== undefined ? 'tk-word' : where === 'list' ? 'tk-text' : 'tk-whole-text';
  return <span className={look}>{text}</span>;
};

/** Figures stand to the right, so that their digits stand over one another. */
export const isFigure = ({ type, availableValues }: BasePropertyJSON): boolean =>
  (type === 'number' || type === 'float') && !availableValues;
