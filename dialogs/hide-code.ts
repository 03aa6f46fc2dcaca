import type { VisitTurn } from './visit-turn.js';

/** A code is kept nowhere: not even sealed, in the transcript, by whoever typed it. */
export function hideCode({ turn }: VisitTurn): void {
  const { channelData } = turn.body as { channelData?: { clientActivityID?: string } };
  turn.keptBody = {
    type: 'message',
    text: '••••••',
    channelData: { clientActivityID: channelData?.clientActivityID },
  };
}
