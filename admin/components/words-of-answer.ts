interface Answer {
  /** Zero: none came. */
  status: number;
  text: string;
  isRead: boolean;
}

type Words = Record<string, string>;

/** What is said of a call's answer, in the page's language. Null where all is well, or the page itself tells it. */
export function wordsOfAnswer({ status, text, isRead }: Answer, language: string): string | null {
  if (status >= 200 && status < 400) return null;
  const say = (words: Words) => words[language] ?? words['en']!;
  const { code, message } = failureOf(text);
  // What is not there is told by the page that asked for it; a form stands there as if it still were.
  if (isRead) return status === 404 ? null : (message ?? say(AWAY));
  if (code === 'not_found') return say(GONE);
  // It is said before anything is done: see admin/panel/resource-options.ts.
  if (code === 'unavailable') return say(NOT_SAVED);
  // Without an answer of ours it may have been done all the same, and its answer lost on the way.
  return code === undefined || code === 'internal' ? say(UNKNOWN) : (message ?? say(UNKNOWN));
}

function failureOf(text: string): { code?: string; message?: string } {
  try {
    return (JSON.parse(text) as { error?: { code: string; message: string } } | null)?.error ?? {};
  } catch {
    return {};
  }
}

const AWAY: Words = {
  tr: 'Şu anda ulaşılamıyor. Lütfen bir dakika sonra yeniden deneyin.',
  en: 'Out of reach at the moment. Please try again in a minute.',
  de: 'Gerade nicht erreichbar. Bitte versuchen Sie es in einer Minute erneut.',
};
const NOT_SAVED: Words = {
  tr: 'Şu anda ulaşılamıyor, hiçbir şey kaydedilmedi. Lütfen bir dakika sonra yeniden deneyin.',
  en: 'Out of reach at the moment; nothing was saved. Please try again in a minute.',
  de: 'Gerade nicht erreichbar, es wurde nichts gespeichert. Bitte versuchen Sie es in einer Minute erneut.',
};
const UNKNOWN: Words = {
  tr: 'Kaydedilip kaydedilmediği bilinmiyor. Lütfen yinelemeden önce bakın.',
  en: 'It is not known whether this was saved. Please look before you do it again.',
  de: 'Es ist nicht bekannt, ob das gespeichert wurde. Bitte sehen Sie nach, bevor Sie es wiederholen.',
};
const GONE: Words = {
  tr: 'Bu artık yok, hiçbir şey yapılmadı. Lütfen listeye dönün.',
  en: 'This is no longer there, and nothing was done. Please go back to the list.',
  de: 'Das gibt es nicht mehr, es wurde nichts getan. Bitte gehen Sie zurück zur Liste.',
};
