interface Failure {
  error?: { code: string; message: string };
}

let shown: HTMLElement | undefined;

/**
 * Every call of the panel passes here. One that the server refused, or that never came back, is told in a strip that stays, over the
 * page as it is: what was typed is still there. Whoever was signed out signs in beside it, in another tab.
 */
export function watchAnswers(): void {
  const { open, send } = XMLHttpRequest.prototype;
  const reads = new WeakSet<XMLHttpRequest>();
  XMLHttpRequest.prototype.open = function (this: XMLHttpRequest, method: string, ...rest: unknown[]) {
    if (method.toUpperCase() === 'GET') reads.add(this);
    return (open as (...all: unknown[]) => void).call(this, method, ...rest);
  };
  XMLHttpRequest.prototype.send = function (this: XMLHttpRequest, ...rest) {
    this.addEventListener('loadend', () => tell(this, reads.has(this)));
    return send.apply(this, rest);
  };
}

function tell({ status, responseText, responseType }: XMLHttpRequest, isRead: boolean): void {
  // What is not there is told by the page itself.
  if ((status >= 200 && status < 400) || status === 404) return hide();
  const language = document.documentElement.lang;
  const failure = responseType === '' || responseType === 'text' ? parse(responseText) : {};
  const away = isRead ? AWAY : NOT_SAVED;
  show(failure.error?.message ?? away[language] ?? away['en']!, status === 401);
}

const AWAY: Record<string, string> = {
  tr: 'Şu anda ulaşılamıyor. Lütfen bir dakika sonra yeniden deneyin.',
  en: 'Out of reach at the moment. Please try again in a minute.',
  de: 'Gerade nicht erreichbar. Bitte versuchen Sie es in einer Minute erneut.',
};
const NOT_SAVED: Record<string, string> = {
  tr: 'Şu anda ulaşılamıyor, hiçbir şey kaydedilmedi. Lütfen bir dakika sonra yeniden deneyin.',
  en: 'Out of reach at the moment; nothing was saved. Please try again in a minute.',
  de: 'Gerade nicht erreichbar, es wurde nichts gespeichert. Bitte versuchen Sie es in einer Minute erneut.',
};
const SIGN_IN: Record<string, string> = { tr: 'Giriş yap', en: 'Sign in', de: 'Anmelden' };

function parse(text: string): Failure {
  try {
    return JSON.parse(text) as Failure;
  } catch {
    return {};
  }
}

function show(message: string, signedOut: boolean): void {
  hide();
  shown = document.createElement('div');
  shown.className = 'tk-strip';
  shown.setAttribute('role', 'alert');
  shown.append(message);
  if (signedOut) {
    const link = document.createElement('a');
    Object.assign(link, { href: '/admin/sign-in', target: '_blank', rel: 'noopener' });
    link.textContent = SIGN_IN[document.documentElement.lang] ?? SIGN_IN['en']!;
    shown.append(' ', link);
  }
  document.body.append(shown);
}

function hide(): void {
  shown?.remove();
  shown = undefined;
}
