import type { Language } from '../../core/i18n/languages.js';
import { html, type Html } from '../../core/html.js';
import { layout } from './layout.js';

interface Message {
  language: Language;
  title: string;
  text: string;
}

/** A page with one thing to say. */
export const messagePage = ({ language, title, text }: Message): Html =>
  layout({
    language,
    title,
    main: html`<h1>${title}</h1>
      <p>${text}</p>`,
  });
