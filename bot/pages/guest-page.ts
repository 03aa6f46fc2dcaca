import type { Business } from '../../core/businesses/business.js';
import type { Language } from '../../core/i18n/languages.js';
import { translate } from '../../core/i18n/translate.js';
import type { Assets } from '../assets.js';
import { html, jsonForScript, type Html } from '../html.js';
import { businessFoot, businessTop } from './business-frame.js';
import { layout } from './layout.js';

interface GuestPage {
  business: Business;
  language: Language;
  /** What there is to win, in that language. */
  prize: string;
  assets: Assets;
}

/** The page behind the code on the table: greeting, prize and first question stand in it before any script runs. */
export function guestPage({ business, language, prize, assets }: GuestPage): Html {
  const say = (key: 'loading' | 'failed' | 'reload' | 'noscript'): string =>
    translate(language, `page.${key}`);
  const own = business.greeting[language];
  const data = { slug: business.slug, language, failed: say('failed'), reload: say('reload') };
  return layout({
    language,
    title: translate(language, 'page.title', { business: business.name }),
    head: html`<script defer src="${assets.path('webchat.js')}"></script>
<script defer src="${assets.path('open-chat.js')}"></script>
`,
    top: businessTop(business, language),
    main: html`<h1>${translate(language, 'chat.greeting', { business: business.name })}</h1>
      ${own && html`<p>${own}</p>`}
      <p class="prize">${translate(language, 'page.prize', { title: prize })}</p>
      <noscript><p class="notice">${say('noscript')}</p></noscript>
      <section id="chat" aria-label="${translate(language, 'page.chat', { business: business.name })}">
        <div class="wait">
          <p>${translate(language, 'chat.name.ask')}</p>
          <p role="status">${say('loading')}</p>
        </div>
      </section>
      <script type="application/json" id="page-data">${jsonForScript(data)}</script>`,
    foot: businessFoot(business, language),
  });
}

/** The same frame with a word instead of the chat: suspended, closed, or no gift yet. */
export function quietPage(
  business: Business,
  language: Language,
  key: 'suspended' | 'closed' | 'opening_soon',
): Html {
  const title = translate(language, 'chat.greeting', { business: business.name });
  return layout({
    language,
    title: translate(language, 'page.title', { business: business.name }),
    top: businessTop(business, language),
    main: html`${key === 'opening_soon' && html`<h1>${title}</h1>`}
      <p class="notice">
        ${translate(language, `page.${key}`, key === 'opening_soon' ? {} : { business: business.name })}
      </p>`,
    foot: businessFoot(business, language),
  });
}
