import type { Activity, Line } from './line.js';

/** Who switched the page's language goes on in it: a conversation begun in another one is told, once. */
export function followLanguage(line: Line, language: string): void {
  if (!/[?&]lang=/.test(location.search)) return;
  let timer: ReturnType<typeof setTimeout>;
  const { unsubscribe } = line.activity$.subscribe(({ from, locale }: Activity) => {
    if (from?.role !== 'bot' || !locale) return;
    clearTimeout(timer);
    // History comes in one go: the last of it counts.
    timer = setTimeout(() => {
      unsubscribe();
      if (locale.slice(0, 2) === language) return;
      const channelData = { clientActivityID: `lang-${Date.now().toString(36)}` };
      line
        .postActivity({ type: 'message', text: `/lang ${language}`, channelData })
        .subscribe({ error: () => undefined });
    }, 50);
  });
}
