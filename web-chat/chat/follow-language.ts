import { retry } from '../first/request.js';
import type { Handover, PageData } from '../page.js';
import type { Activity, Line } from './line.js';
import { loadPage } from './load-page.js';

type Language = PageData['language'];

/** History comes in one go: the last of it counts. */
const SETTLE_MS = 50;

/**
 * Keeps page and conversation in one language. Who opened the page in a chosen one (`?lang=`) goes on in it, and the
 * conversation is told; from then on, and without such a choice, the page follows the conversation, whose language changes
 * by a word of the guest. `show` gets the page's words whenever both agree.
 */
export function followLanguage(line: Line, handover: Handover, show: (data: PageData) => void): () => void {
  let page = handover.data;
  let isChosen = handover.resumed() && /[?&]lang=/.test(location.search);
  let timer: ReturnType<typeof setTimeout>;

  const settle = async (spoken: Language): Promise<void> => {
    const isTold = isChosen && spoken !== page.language;
    isChosen = false;
    if (isTold) return tell(line, page.language);
    if (spoken !== page.language) {
      page = await retry(() => loadPage(spoken)).catch(() => page);
      // The business no longer offers it: the conversation goes on in what the page has.
      if (spoken !== page.language) tell(line, page.language);
    }
    show(page);
  };

  const { unsubscribe } = line.activity$.subscribe(({ from, locale }: Activity) => {
    if (from?.role !== 'bot' || !locale) return;
    clearTimeout(timer);
    timer = setTimeout(() => void settle(locale.slice(0, 2) as Language), SETTLE_MS);
  });
  return unsubscribe;
}

function tell(line: Line, language: Language): void {
  const channelData = { clientActivityID: `lang-${Date.now().toString(36)}` };
  line
    .postActivity({ type: 'message', text: `/lang ${language}`, channelData })
    .subscribe({ error: () => undefined });
}
