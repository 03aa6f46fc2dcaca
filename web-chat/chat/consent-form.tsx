import { useState, type FormEvent, type ReactNode } from 'react';

import { usePage } from './context.js';
import type { Asked } from './question.js';

/** Consent to offers: a real box, unticked, beside the very text that is recorded. Either way it goes on. */
export function ConsentForm({ asked, say }: { asked: Asked; say(text: string): void }): ReactNode {
  const { words } = usePage();
  const [given, setGiven] = useState(false);
  const [yes, no, ...others] = asked.actions;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    say((given ? yes : no)?.value ?? '');
  };
  return (
    <form className="composer consent" onSubmit={submit}>
      <label>
        <input type="checkbox" name="consent" checked={given} onChange={() => setGiven(!given)} />
        <span>{asked.consent?.text}</span>
      </label>
      <button>{given ? words.consent_yes : words.consent_no}</button>
      {others.map(({ title, value }) => (
        <button key={title} type="button" className="choice" onClick={() => say(value)}>
          {title}
        </button>
      ))}
    </form>
  );
}
