import type { Activity } from './line.js';

const idOf = ({ channelData }: Activity): string | undefined => channelData?.clientActivityID;

/** What was said and not yet acknowledged, kept over a reload of this tab; sent again under the same ids. */
export class Unsent {
  readonly #key: string;
  #activities: Activity[] = [];

  constructor(conversationId: string) {
    this.#key = `tk_unsent_${conversationId}`;
    try {
      this.#activities = JSON.parse(sessionStorage.getItem(this.#key) ?? '[]') as Activity[];
    } catch {
      // A browser that keeps nothing: what is unsent lives as long as the page does.
    }
  }

  all(): readonly Activity[] {
    return [...this.#activities];
  }

  add(activity: Activity): void {
    if (this.#activities.some((one) => idOf(one) === idOf(activity))) return;
    this.#keep([...this.#activities, activity]);
  }

  remove(activity: Activity): void {
    this.#keep(this.#activities.filter((one) => idOf(one) !== idOf(activity)));
  }

  #keep(activities: Activity[]): void {
    this.#activities = activities;
    try {
      if (activities.length === 0) sessionStorage.removeItem(this.#key);
      else sessionStorage.setItem(this.#key, JSON.stringify(activities));
    } catch {
      // As above.
    }
  }
}
