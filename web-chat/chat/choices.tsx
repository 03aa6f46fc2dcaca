import { hooks } from 'botframework-webchat-component';
import { useEffect, useState, type ReactNode } from 'react';

import { usePage } from './context.js';
import type { Action, Asked } from './question.js';

/** The whole seconds until then; counts down. */
function useSecondsUntil(time: string | null | undefined): number {
  const left = (): number => (time ? Math.max(0, Math.ceil((Date.parse(time) - Date.now()) / 1000)) : 0);
  const [seconds, setSeconds] = useState(left);
  useEffect(() => {
    setSeconds(left());
    const timer = setInterval(() => setSeconds(left()), 1000);
    return () => clearInterval(timer);
  }, [time]);
  return seconds;
}

/** What can be answered by a tap, and the link of a review. */
export function Choices({ asked, say }: { asked: Asked; say(text: string): void }): ReactNode {
  const { chat } = usePage().words;
  const seconds = useSecondsUntil(asked.code?.resendAt);
  if (asked.actions.length === 0) return null;
  return (
    <div className="choices" role="group" aria-label={chat}>
      {asked.actions.map((action, at) =>
        action.type === 'openUrl' ? (
          <LinkChoice key={action.title} action={action} />
        ) : (
          <button
            key={action.title}
            type="button"
            className="choice"
            // Another code comes after a pause; the first of a code's choices asks for it.
            disabled={at === 0 && seconds > 0}
            onClick={() => say(action.value)}
          >
            {action.title}
            {at === 0 && seconds > 0 && ` (${seconds})`}
          </button>
        ),
      )}
    </div>
  );
}

function LinkChoice({ action }: { action: Action }): ReactNode {
  const { new_tab } = usePage().words;
  const report = hooks.useSendEvent();
  return (
    <a
      className="choice main"
      href={action.value}
      target="_blank"
      rel="noopener noreferrer"
      onClick={() => report('answer', { answer: 'opened' })}
    >
      {action.title}
      <span className="unseen"> ({new_tab})</span>
    </a>
  );
}
