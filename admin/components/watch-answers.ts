import { wordsOfAnswer } from './words-of-answer.js';

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
    // Words for whoever is signed out by now are those of the page, whatever the browser speaks.
    this.setRequestHeader('accept-language', document.documentElement.lang);
    this.addEventListener('loadend', () => tell(this, reads.has(this)));
    return send.apply(this, rest);
  };
}

function tell({ status, responseText, responseType }: XMLHttpRequest, isRead: boolean): void {
  const text = responseType === '' || responseType === 'text' ? responseText : '';
  const words = wordsOfAnswer({ status, text, isRead }, document.documentElement.lang);
  if (words === null) hide();
  else show(words, status === 401);
}

const SIGN_IN: Record<string, string> = { tr: 'Giriş yap', en: 'Sign in', de: 'Anmelden' };

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
