import { hooks } from 'botframework-webchat-component';
import { createContext, useContext, useMemo } from 'react';

import type { PageData } from '../page.js';
import type { Activity } from './line.js';
import { currentQuestion, shownGift, type Asked } from './question.js';

export const PageContext = createContext<PageData | null>(null);

/** What the server left in the page. */
export function usePage(): PageData {
  const data = useContext(PageContext);
  if (!data) throw new Error('no page around this part');
  return data;
}

/** What the bot wants to know now. */
export function useQuestion(): Asked | null {
  const [activities] = hooks.useActivities();
  return useMemo(() => currentQuestion(activities as unknown as Activity[]), [activities]);
}

/** The id of the message whose gift card is the one in view. */
export function useShownGift(): string | undefined {
  const [activities] = hooks.useActivities();
  return useMemo(() => shownGift(activities as unknown as Activity[]), [activities]);
}
