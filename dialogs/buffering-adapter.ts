import { BotAdapter, type Activity, type ResourceResponse, type TurnContext } from 'botbuilder-core';

/** What of a reply is worth storing; addresses and ids are the channel's to add when it delivers. */
const KEPT = [
  'type',
  'text',
  'textFormat',
  'locale',
  'inputHint',
  'suggestedActions',
  'channelData',
] as const;

/** Keeps the replies of a turn until its transaction has committed; it sends nothing itself. */
export class BufferingAdapter extends BotAdapter {
  readonly sent: Partial<Activity>[] = [];

  override sendActivities(
    _context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    for (const activity of activities)
      this.sent.push(
        Object.fromEntries(
          KEPT.filter((name) => activity[name] !== undefined).map((name) => [name, activity[name]]),
        ),
      );
    return Promise.resolve(activities.map(() => ({ id: String(this.sent.length) })));
  }

  override updateActivity(): Promise<never> {
    return this.refuse();
  }

  override deleteActivity(): Promise<never> {
    return this.refuse();
  }

  override continueConversation(): Promise<never> {
    return this.refuse();
  }

  private refuse(): Promise<never> {
    return Promise.reject(new Error('a buffered turn can only reply'));
  }
}
