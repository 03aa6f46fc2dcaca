import type { Business } from '../../core/businesses/business.js';
import type { Language } from '../../core/i18n/languages.js';
import { translate } from '../../core/i18n/translate.js';
import type { BuiltFiles } from '../../core/built-files.js';
import { html, jsonForScript, type Html } from '../../core/html.js';
import { businessFoot, businessTop } from './business-frame.js';
import { layout } from './layout.js';

/** What the scripts of the page say by themselves; each is a text under `page.chat_page`. */
const WORDS = [
  'chat', 'name', 'phone', 'code', 'message', 'send', 'sending', 'wait', 'offline', 'reconnecting', 'polling', 'failed',
  'reload', 'consent_yes', 'consent_no', 'gift', 'gift_code', 'until', 'use', 'save', 'you_said', 'new_tab',
] as const; // prettier-ignore

interface GuestPage {
  business: Business;
  language: Language;
  /** What there is to win, in that language. */
  prize: string;
  assets: BuiltFiles;
}

/** The few lines that stand in the page itself. */
export const inlineScript = (assets: BuiltFiles): string => assets.text('first-question.js');

/** The page behind the code on the table: greeting, prize and the first question, as a form that works before anything else has come. */
export function guestPage({ business, language, prize, assets }: GuestPage): Html {
  const word = (key: (typeof WORDS)[number]): string =>
    translate(language, `page.chat_page.${key}`, key === 'chat' ? { business: business.name } : {});
  const own = business.greeting[language];
  const data = {
    slug: business.slug,
    language,
    business: business.name,
    timezone: business.timezone,
    script: assets.path('open-chat.js'),
    style: assets.path('chat.css'),
    words: Object.fromEntries(WORDS.map((key) => [key, word(key)])),
  };
  const greeting = [translate(language, 'chat.greeting', { business: business.name }), own]
    .filter(Boolean)
    .join(' ');
  return layout({
    language,
    title: translate(language, 'page.title', { business: business.name }),
    colour: business.brandColour,
    script: inlineScript(assets),
    top: businessTop(business, language, { heading: true, social: true }),
    main: html`<p class="prize">${translate(language, 'page.prize', { title: prize })}</p>
      <div id="chat">
        <section id="first" aria-label="${word('chat')}">
          <div id="talk" aria-live="polite">
            <p class="bubble">${greeting}</p>
            <p class="bubble">${translate(language, 'chat.name.ask')}</p>
            <noscript><p class="notice">${translate(language, 'page.noscript')}</p></noscript>
          </div>
          <p id="status" role="status"></p>
          <form id="answer" class="composer" method="post">
            <label for="name">${word('name')}</label>
            <input id="name" name="name" autocomplete="name" autocapitalize="words" enterkeyhint="send" maxlength="200" required />
            <button>${word('send')}</button>
          </form>
        </section>
      </div>
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
    colour: business.brandColour,
    top: businessTop(business, language, { social: key === 'opening_soon' }),
    main: html`${key === 'opening_soon' && html`<h1>${title}</h1>`}
      <p class="notice">
        ${translate(language, `page.${key}`, key === 'opening_soon' ? {} : { business: business.name })}
      </p>`,
    foot: businessFoot(business, language),
  });
}
