import type { RequestHandler } from 'express';
import { LANGUAGES, pickLanguage } from '../core/i18n/languages.js';
import { translate } from '../core/i18n/translate.js';
import { STYLE } from './style.js';

/** `/admin` until there is a panel: says so, in the visitor's language. Every text is our own; nothing of a person's is in it. */
export function showNotOpen(publicUrl: string): RequestHandler {
  const home = publicUrl.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return (request, response) => {
    const language = pickLanguage(request.get('accept-language'), LANGUAGES, 'en');
    const text = (key: 'title' | 'text' | 'home') => translate(language, `panel.not_open.${key}`);
    response.set({
      'Cache-Control': 'public, no-cache',
      Vary: 'Accept-Language',
      'Content-Language': language,
    });
    response.type('html').send(
      `<!doctype html><html lang="${language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${text('title')} · TaraKazan</title>
<style>${STYLE}</style></head><body><main><article><h1>${text('title')}</h1><p>${text('text')}</p>
<a href="${home}/">${text('home')}</a></article></main></body></html>`,
    );
  };
}
