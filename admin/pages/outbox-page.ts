import { html, type Html } from '../../core/html.js';
import type { Language } from '../../core/i18n/languages.js';
import { translate } from '../../core/i18n/translate.js';
import type { OutboxMessage } from '../../core/sms/sandbox.js';
import { frame } from './frame.js';

interface Outbox {
  language: Language;
  timezone: string;
  messages: OutboxMessage[];
}

/** What the sandbox was given to send, newest first. */
export function outboxPage({ language, timezone, messages }: Outbox): Html {
  const title = translate(language, 'page.outbox.title');
  const moment = new Intl.DateTimeFormat(language, {
    ...{ dateStyle: 'medium', timeStyle: 'medium', timeZone: timezone },
  });
  const card = ({ to, channel, purpose, subject, body, at }: OutboxMessage): Html =>
    html`<article class="card">
      <p class="muted">
        ${translate(language, 'page.outbox.to', { to })} · ${channel} · ${purpose} ·
        <time datetime="${at}">${moment.format(new Date(at))}</time>
      </p>
      ${subject && html`<p><strong>${subject}</strong></p>`}
      <p class="text">${body}</p>
    </article>`;
  return frame({
    ...{ language, title },
    main: html`<h1>${title}</h1>
      <p>${translate(language, 'page.outbox.lead')}</p>
      ${messages.length > 0 ? messages.map(card) : html`<p class="notice">${translate(language, 'page.outbox.empty')}</p>`}`,
  });
}
