import { ApiClient, useTranslation, useNotice, type ActionProps } from 'adminjs';
import React, { useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router-dom';

interface Field {
  name: string;
  values: { value: string; label: string }[] | null;
}

/** The form of an action of our own. What was typed stays until it is done. */
const ActionForm = ({ action, resource, record }: ActionProps) => {
  const { translateProperty, translateButton } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const addNotice = useNotice();
  const navigate = useNavigate();
  const fields = (action.custom as { fields: Field[] }).fields;

  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setBusy(true);
    setWrong(null);
    const data = new FormData(event.currentTarget);
    const [resourceId, actionName] = [resource.id, action.name];
    const api = new ApiClient();
    try {
      const { data: answer } = record
        ? await api.recordAction({ resourceId, actionName, recordId: record.id, data, method: 'post' })
        : await api.resourceAction({ resourceId, actionName, data, method: 'post' });
      if (answer.notice?.type === 'error') return setWrong(answer.notice.message);
      if (answer.notice) addNotice(answer.notice);
      if (answer.redirectUrl) navigate(answer.redirectUrl);
    } catch {
      // Whatever stood in the way of the call itself is told by watchAnswers.
    } finally {
      setBusy(false);
    }
  };

  return (
    <form className="tk-page tk-form" onSubmit={(event) => void send(event)}>
      {fields.map(({ name, values }) => (
        <label key={name}>
          {translateProperty(name, resource.id)}
          {values ? (
            <select name={name} required>
              {values.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          ) : (
            <input name={name} type={name === 'email' ? 'email' : 'text'} required />
          )}
        </label>
      ))}
      {wrong && <p role="alert">{wrong}</p>}
      <button type="submit" disabled={busy}>
        {translateButton('save')}
      </button>
    </form>
  );
};

export default ActionForm;
