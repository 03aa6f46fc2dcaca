import type { PageData } from '../page.js';

/** What of the page stands around the chat and speaks. */
const AROUND = ['.top', '.prize', 'footer'];

/**
 * Puts the page around the chat into another language, in place: what is typed and ticked stays. Returns its words, whose
 * language is another one where the business no longer offers that. Throws what the network throws.
 */
export async function loadPage(language: PageData['language']): Promise<PageData> {
  const address = new URL(location.href);
  address.searchParams.set('lang', language);
  const answer = await fetch(address, { credentials: 'same-origin' });
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const data = JSON.parse(page.getElementById('page-data')?.textContent ?? '') as PageData;
  for (const part of AROUND) {
    const fresh = page.querySelector(part);
    if (fresh) document.querySelector(part)?.replaceWith(document.adoptNode(fresh));
  }
  document.title = page.title;
  document.documentElement.lang = data.language;
  address.searchParams.set('lang', data.language);
  history.replaceState(history.state, '', address);
  return data;
}
