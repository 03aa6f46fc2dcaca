import type { VisitTurn } from './visit-turn.js';

/** Six digits, typed in any grouping or found in the whole SMS pasted; anything else costs no try. */
export const holdsCode = (text: string): boolean =>
  /(?<!\d)\d{6}(?!\d)/.test(text.normalize('NFKC').replace(/(?<=\d)[\s.-]+(?=\d)/g, ''));

/** Nothing but a code: what a second tap sends again. */
export const isOnlyCode = (text: string): boolean =>
  /^\d{6}$/.test(text.normalize('NFKC').replace(/[\s.-]+/g, ''));

/** A code is kept nowhere: not even sealed, in the transcript, by whoever typed it. */
export function hideCode({ turn }: VisitTurn): void {
  const { channelData } = turn.body as { channelData?: { clientActivityID?: string } };
  turn.keptBody = {
    type: 'message',
    text: '••••••',
    channelData: { clientActivityID: channelData?.clientActivityID },
  };
}
