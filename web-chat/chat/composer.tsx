import { hooks } from 'botframework-webchat-component';
import { useEffect, useRef, type ReactNode } from 'react';

import { Choices } from './choices.js';
import { ConsentForm } from './consent-form.js';
import { useQuestion } from './context.js';
import { KeepGift } from './keep-gift.js';
import type { Asked } from './question.js';
import { TextForm } from './text-form.js';

/** The one place to answer: what it offers follows the question. */
export function Composer({ focused }: { focused: boolean }): ReactNode {
  const asked = useQuestion();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The button that was pressed is gone: the keyboard goes on here, not at the top of the page.
    if (document.activeElement === document.body && asked?.kind !== 'name')
      place.current?.focus({ preventScroll: true });
  }, [asked?.id]);
  return (
    <div className="place" ref={place} tabIndex={-1}>
      {asked && <Answers asked={asked} focused={focused} />}
    </div>
  );
}

/** A choice, once for each question: a second tap in a hurry would answer the next one. */
function useOnce(question: string, choose: (choice: string) => void): (choice: string) => void {
  const answered = useRef('');
  return (choice) => {
    if (answered.current === question) return;
    answered.current = question;
    choose(choice);
  };
}

/** Beside a gift nothing more is said in the talk: its card is to stay in view. */
function Answers({ asked, focused }: { asked: Asked; focused: boolean }): ReactNode {
  const say = hooks.useSendMessage();
  const ask = hooks.useSendMessageBack();
  const choose = useOnce(asked.id, asked.kind === 'gift' ? (answer) => ask({ answer }) : say);
  if (asked.kind === 'consent' && asked.consent && asked.actions.length > 1)
    return <ConsentForm key={asked.id} asked={asked} say={choose} />;
  if (asked.kind === 'gift')
    return (
      <>
        <p className="note" role="status">
          {asked.giftShown && asked.text}
        </p>
        {asked.gift && <KeepGift gift={asked.gift} />}
        <Choices asked={asked} say={choose} />
      </>
    );
  return (
    <>
      <Choices asked={asked} say={choose} />
      {asked.kind !== 'review' && (
        <TextForm
          key={asked.kind}
          kind={asked.kind}
          length={asked.code?.length}
          say={say}
          focused={focused}
        />
      )}
    </>
  );
}
