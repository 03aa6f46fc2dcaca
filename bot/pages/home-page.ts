import type { Language } from '../../core/i18n/languages.js';
import { inLanguage } from '../../core/i18n/in-language.js';
import { LANGUAGES } from '../../core/i18n/languages.js';
import { translate } from '../../core/i18n/translate.js';
import { html, type Html } from '../../core/html.js';
import type { Example } from '../load-example.js';
import { brandColours } from './brand-colour.js';
import { languageSwitch } from './business-frame.js';

const STEPS = ['scan', 'tell', 'choose', 'win'] as const;
const GAINS = ['list', 'gift', 'sms', 'brand'] as const;

interface Home {
  language: Language;
  example: Example | null;
  /** The panel's address. */
  signIn: string;
}

/** The parts of the home page: what a guest does, what an owner gets, and a business to try it with where there is one. */
export function homePage({ language, example, signIn }: Home): { top: Html; main: Html; foot: Html } {
  const say = (
    key:
      | `guest.${(typeof STEPS)[number]}`
      | `owner.${(typeof GAINS)[number]}`
      | `owner.${(typeof GAINS)[number]}_title`,
  ) => translate(language, `page.home.${key}`);
  // Each sentence keeps together where the screen lets it.
  const sentences = translate(language, 'page.home.headline')
    .split(/(?<=\.) /)
    .map((sentence) => html`<span>${sentence}</span> `);
  const top = html`<header class="top">
    <img class="mark" src="/favicon.ico" alt="" width="48" height="48" />
    <div><p class="name">TaraKazan</p></div>
    ${languageSwitch(LANGUAGES, language)}
    <a class="enter" href="${signIn}">${translate(language, 'page.home.sign_in')}</a>
  </header> `;
  const main = html`<section class="hero${example ? ' pair' : ''}">
      <div>
        <h1>${sentences}</h1>
        <p class="lead">${translate(language, 'page.home.lead')}</p>
        ${
          example
            ? html`<p><a class="main" href="#try">${translate(language, 'page.home.see_example')}</a></p>`
            : html`<p><a class="main" href="${signIn}">${translate(language, 'page.home.sign_in_to')}</a></p>`
        }
      </div>
      ${example && phone(example, language)}
    </section>
    <section>
      <h2>${translate(language, 'page.home.guest.title')}</h2>
      <ol class="steps">
        ${STEPS.map((step) => html`<li>${say(`guest.${step}`)}</li> `)}
      </ol>
    </section>
    <section>
      <h2>${translate(language, 'page.home.owner.title')}</h2>
      <div class="gains">
        ${GAINS.map(
          (gain) =>
            html`<div class="card">
              <h3>${say(`owner.${gain}_title`)}</h3>
              <p>${say(`owner.${gain}`)}</p>
            </div> `,
        )}
      </div>
    </section>
    ${example && tryIt(example, language)}
    <section>
      <h2>${translate(language, 'page.home.honest.title')}</h2>
      <p>${translate(language, 'page.home.honest.text')}</p>
      ${example && html`<p><a href="${signIn}">${translate(language, 'page.home.sign_in_to')}</a></p>`}
    </section>`;
  return { top, main, foot: html`<footer><p>TaraKazan</p></footer> ` };
}

/** The example's page as it is now, in small: its own words, prize and colour. The picture is for the eye, the link stands beside it. */
function phone({ business, gift }: Example, language: Language): Html {
  const colour = brandColours(business.brandColour).fill;
  const [initial = ''] = [...business.name.trim()];
  const prize = inLanguage(gift.title, language, business.language);
  return html`<div class="phone" aria-hidden="true">
    <div class="who">
      <svg class="seal" viewBox="0 0 36 36"><rect width="36" height="36" rx="9" fill="${colour}" /><text x="18" y="24" text-anchor="middle" fill="#fff" font-size="17" font-weight="600">${initial.toLocaleUpperCase(language)}</text></svg>
      <div><b>${business.name}</b><span>${business.addressLine}</span></div>
    </div>
    <p class="prize">${translate(language, 'page.prize', { title: prize })}</p>
    <p class="says">${translate(language, 'chat.greeting', { business: business.name })}</p>
    <p class="says">${translate(language, 'chat.name.ask')}</p>
    <p class="box"><span>${translate(language, 'page.chat_page.name')}</span><svg viewBox="0 0 60 36"><rect width="60" height="36" rx="8" fill="${colour}" /><path d="M22 18h14m-5-5 5 5-5 5" fill="none" stroke="#fff" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round" /></svg></p>
  </div>`;
}

function tryIt({ business, currentSlug }: Example, language: Language): Html {
  const args = { business: business.name };
  return html`<section id="try" class="try">
    <div>
      <h2>${translate(language, 'page.home.example.title')}</h2>
      <p>${translate(language, 'page.home.example.text', args)}</p>
      <p><a class="main" href="/${currentSlug}?lang=${language}">${translate(language, 'page.home.example.open', args)}</a></p>
    </div>
    <img src="/${currentSlug}/qr.svg" width="176" height="176" loading="lazy" alt="${translate(language, 'page.home.example.qr', args)}" />
  </section> `;
}
