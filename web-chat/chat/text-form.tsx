import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';

import { readCode } from '../../core/guests/typed-digits.js';
import type { Word } from '../page.js';
import { usePage } from './context.js';
import { useSmsCode } from './use-sms-code.js';

interface Kind {
  label: Word;
  input: Record<string, string | number>;
}

/** What lets a phone fill it in, and show the right keys. */
const KINDS: Record<string, Kind> = {
  name: { label: 'name', input: { autoComplete: 'name', autoCapitalize: 'words', name: 'name' } },
  phone: { label: 'phone', input: { type: 'tel', autoComplete: 'tel', inputMode: 'tel', name: 'tel' } },
  code: { label: 'code', input: { autoComplete: 'one-time-code', inputMode: 'numeric', name: 'code' } },
};

const OTHER: Kind = { label: 'message', input: { autoComplete: 'off', name: 'message' } };

interface Props {
  kind: string;
  /** How many digits there will be. */
  length?: number;
  say(text: string): void;
  focused: boolean;
}

/** An answer of words or digits. */
export function TextForm({ kind, length, say, focused }: Props): ReactNode {
  const { words } = usePage();
  const [text, setText] = useState('');
  const box = useRef<HTMLInputElement>(null);
  const { label, input } = KINDS[kind] ?? OTHER;
  const send = (answer: string): void => {
    if (!answer.trim()) return box.current?.focus();
    say(answer.trim());
    setText('');
  };
  const change = (typed: string): void => {
    // The last digit is the answer: whether typed or filled in by the phone.
    if (length && readCode(typed)?.length === length && typed.length > text.length) send(typed);
    else setText(typed);
  };
  useSmsCode(kind === 'code', send);
  useEffect(() => {
    // Not while somebody reads elsewhere; but who was typing goes on typing.
    if (focused || !document.activeElement || document.activeElement === document.body)
      box.current?.focus({ preventScroll: true });
  }, [focused]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    send(text);
  };
  return (
    <form className="composer" onSubmit={submit}>
      <label htmlFor="composer">{words[label]}</label>
      <input
        {...input}
        id="composer"
        ref={box}
        value={text}
        maxLength={1000}
        enterKeyHint="send"
        onChange={(event) => change(event.target.value)}
      />
      <button>{words.send}</button>
    </form>
  );
}
