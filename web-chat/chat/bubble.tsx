import { hooks } from 'botframework-webchat-component';
import type { ReactNode } from 'react';

import { usePage, useQuestion, useShownGift } from './context.js';
import { GiftCard } from './gift-card.js';
import type { Activity } from './line.js';
import { readQuestion } from './question.js';

/** One message. The consent's text stands beside its box while that is open, and here afterwards. */
function Bubble({ activity }: { activity: Activity }): ReactNode {
  const { business, words } = usePage();
  const now = useQuestion();
  const mine = activity.from?.role === 'user';
  const asked = readQuestion(activity);
  const shownGift = useShownGift();
  // Shown again, in another language or after a reload, it is still one gift: its newest card stands.
  if (asked?.gift) return asked.id === shownGift ? <GiftCard gift={asked.gift} /> : null;
  const isOpen = asked?.consent && asked.id === now?.id && activity.text?.endsWith(asked.consent.text);
  return (
    <>
      <p className={mine ? 'bubble mine' : 'bubble'}>
        <span className="unseen">{mine ? words.you_said : `${business}:`} </span>
        {isOpen ? asked?.consent?.intro : activity.text}
      </p>
      {mine && <Sending activity={activity} />}
    </>
  );
}

/** Only what takes long is said to be under way. */
function Sending({ activity }: { activity: Activity }): ReactNode {
  const { words } = usePage();
  const [statuses] = hooks.useSendStatusByActivityKey();
  const keyOf = hooks.useGetKeyByActivity();
  const status = statuses.get(keyOf(activity as never) ?? '');
  if (status === undefined || status === 'sent') return null;
  return <p className="sending">{status === 'sending' ? words.sending : words.offline}</p>;
}

const isHidden = ({ type, text = '', channelData }: Activity): boolean =>
  type !== 'message' ||
  text.startsWith('/lang ') ||
  (!text && !channelData?.gift) ||
  channelData?.giftShown === true;

/** How Web Chat shows a message here. */
export const bubbleMiddleware =
  () =>
  () =>
  ({ activity }: { activity: Activity }) =>
    !isHidden(activity) && (() => <Bubble activity={activity} />);
