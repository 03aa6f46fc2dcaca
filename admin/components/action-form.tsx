import { useNotice, useTranslation, type ActionProps } from 'adminjs';
import React, { useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router-dom';
import type { Effect } from '../panel/definition.js';
import type { FormField } from '../panel/resource-options.js';
import { goBack } from './record/go-back.js';
import { postAction } from './record/post-action.js';

/** The form of an action of our own, and what it is about to do to a record. What was typed stays until it is done. */
const ActionForm = ({ action, resource, record }: ActionProps) => {
  const { translateAction, translateLabel, translateMessage, translateProperty } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const addNotice = useNotice();
  const navigate = useNavigate();
  const { fields } = action.custom as { fields: FormField[] };
  const effect = (record as { effect?: Effect } | undefined)?.effect;

  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setBusy(true);
    setWrong(null);
    try {
      const { notice, redirectUrl } = await postAction(action, record, new FormData(event.currentTarget));
      if (notice?.type === 'error') return setWrong(notice.message);
      if (notice) addNotice(notice);
      goBack(navigate, redirectUrl ?? `/admin/resources/${resource.id}`);
    } catch {
      // Whatever stood in the way of the call itself is told by watchAnswers.
    } finally {
      setBusy(false);
    }
  };

  return (
    <form className="tk-form" onSubmit={(event) => void send(event)}>
      {effect && <p className="tk-effect">{effect.text}</p>}
      {action.guard && <p>{translateMessage(action.guard, resource.id)}</p>}
      {fields.map((field) => (
        <label key={field.name}>
          {translateProperty(field.name, resource.id)}
          {field.optional && <span className="tk-muted"> ({translateLabel('optional')})</span>}
          <Field field={field} choose={translateLabel('choose')} />
        </label>
      ))}
      {wrong && <p role="alert">{wrong}</p>}
      <button type="submit" className={action.guard ? 'tk-primary tk-danger' : 'tk-primary'} disabled={busy}>
        {effect?.button ?? translateAction(action.label, resource.id)}
      </button>
    </form>
  );
};

const Field = ({ field, choose }: { field: FormField; choose: string }) => {
  const { name, values, type, optional, long } = field;
  const required = !optional;
  if (values)
    return (
      <select name={name} required={required} defaultValue="">
        <option value="" disabled={required}>
          {choose}
        </option>
        {values.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    );
  if (long) return <textarea name={name} required={required} rows={4} />;
  if (type === 'number')
    return <input name={name} type="number" inputMode="numeric" step={1} required={required} />;
  return <input name={name} type={name === 'email' ? 'email' : 'text'} required={required} />;
};

export default ActionForm;
