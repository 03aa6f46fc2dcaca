import type { FindHint, FindResult } from '../port.js';
import { statusOf } from './status.js';

/** What of a listed message decides. */
export interface Listed {
  sid: string;
  to: string;
  body: string;
  status: string;
  direction: string;
  dateCreated: Date;
}

export interface Listing {
  items: Listed[];
  next(): Promise<Listing | undefined>;
}

const MOST_PAGES = 20;

/** A clock of ours that is ahead must not hide what was taken. Wide is harmless: what else we sent has a known id. */
const EARLIER_MS = 5 * 60_000;

/**
 * Looks for a message of ours among those to one number, newest first: ours when the text is ours, it was made after the claim, and no
 * other row has its id. No upper end of the time: a process may have slept between claim and call, and with two equal texts to one
 * person any one of them settles one row, never two. `unknown` when the list does not end within 20 pages.
 */
export async function findInList(first: Listing, hint: FindHint, to: string): Promise<FindResult> {
  const known = new Set(hint.knownIds);
  const from = hint.claimedAt.getTime() - EARLIER_MS;
  const candidates: Listed[] = [];
  let page: Listing | undefined = first;
  for (let pages = 0; page; pages += 1, page = await page.next()) {
    if (pages === MOST_PAGES) return { found: 'unknown' };
    candidates.push(
      ...page.items.filter(
        (item) =>
          item.to === to &&
          item.direction !== 'inbound' &&
          item.dateCreated.getTime() >= from &&
          !known.has(item.sid) &&
          isText(item.body, hint.body),
      ),
    );
    if (page.items.length > 0 && page.items.every(({ dateCreated }) => dateCreated.getTime() < from)) break;
  }
  const oldest = candidates.sort((a, b) => a.dateCreated.getTime() - b.dateCreated.getTime())[0];
  return oldest
    ? { found: 'accepted', providerId: oldest.sid, status: statusOf(oldest.status) ?? 'accepted' }
    : { found: 'absent' };
}

const TRIAL = 'Sent from your Twilio trial account - ';

/** A trial account puts a sentence before the text, and a Messaging Service may swap signs for cheaper ones ("Smart Encoding"). */
const isText = (listed: string, ours: string): boolean => {
  const text = listed.startsWith(TRIAL) && !ours.startsWith(TRIAL) ? listed.slice(TRIAL.length) : listed;
  return text === ours || plainSigns(text) === plainSigns(ours);
};

const plainSigns = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\u2018\u2019\u201a\u201b\u2032`\u00b4]/g, "'")
    .replace(/[\u201c-\u201f\u00ab\u00bb\u2033]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
