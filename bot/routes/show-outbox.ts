import type { Request, Response } from 'restify';

import { Refusal } from '../../core/errors.js';
import { translate } from '../../core/i18n/translate.js';
import { asksForThisMachine, isFromThisMachine } from '../../core/operations/inside-address.js';
import type { Platform } from '../../core/platform.js';
import { readOutbox, type OutboxMessage } from '../../core/sms/sandbox.js';
import type { Bot } from '../bot.js';
import { html } from '../../core/html.js';
import { visitorLanguage } from '../http/handle.js';
import { send, sendJson, sendPage } from '../http/respond.js';
import { queryOf, type Route } from '../http/route.js';
import { layout, pageCsp } from '../pages/layout.js';

const MOST = 100;

/**
 * Codes and links to new passwords stand in it: it is shown here to this machine alone, and never in production; everybody else finds
 * it behind the CEO's sign-in. Returns the address there, null where it is shown here. Throws Refusal `not_found` with a provider that sends.
 */
function closedFor({ config }: Platform, request: Request): string | null {
  if (config.SMS_PROVIDER !== 'sandbox') throw new Refusal('not_found');
  const isOurs = isFromThisMachine(request) && asksForThisMachine(request, config.PUBLIC_URL);
  if (config.NODE_ENV !== 'production' && isOurs) return null;
  const { pathname, search } = new URL(request.url ?? '/', 'http://here');
  return `${config.ADMIN_URL}/admin/${pathname.endsWith('.json') ? 'outbox.json' : 'outbox'}${search}`;
}

/** Answers the messages; null once the visitor is led to the panel. */
async function read(bot: Bot, request: Request, response: Response): Promise<OutboxMessage[] | null> {
  const elsewhere = closedFor(bot.platform, request);
  if (elsewhere !== null) {
    send(response, 303, { Location: elsewhere, 'Cache-Control': 'no-store' });
    return null;
  }
  // A plus that was not encoded arrives as a space.
  const to = queryOf(request).get('to')?.replace(/^ /, '+');
  return readOutbox(bot.platform, { ...(to ? { to } : {}), limit: MOST });
}

/** What the sandbox was given to send, newest first, for people. */
export const showOutbox: Route = {
  method: 'get',
  path: '/sandbox/outbox',
  face: 'page',
  async handle(bot, request, response) {
    const messages = await read(bot, request, response);
    if (!messages) return;
    const language = visitorLanguage(request);
    const timezone = bot.platform.config.PLATFORM_TIMEZONE;
    const moment = new Intl.DateTimeFormat(language, {
      dateStyle: 'medium',
      timeStyle: 'medium',
      timeZone: timezone,
    });
    const cards = messages.map(
      ({ to, channel, purpose, subject, body, at }) =>
        html`<article class="card">
          <p class="facts">
            ${translate(language, 'page.outbox.to', { to })} · ${channel} · ${purpose} ·
            <time datetime="${at}">${moment.format(new Date(at))}</time>
          </p>
          ${subject && html`<p><strong>${subject}</strong></p>`}
          <p>${body}</p>
        </article> `,
    );
    const title = translate(language, 'page.outbox.title');
    const rest =
      cards.length > 0 ? cards : html`<p class="notice">${translate(language, 'page.outbox.empty')}</p>`;
    const main = html`<h1>${title}</h1>
      <p>${translate(language, 'page.outbox.lead')}</p>
      ${rest}`;
    sendPage(response, 200, layout({ language, title, main }), pageCsp());
  },
};

/** The same for programs. */
export const listOutbox: Route = {
  method: 'get',
  path: '/sandbox/outbox.json',
  async handle(bot, request, response) {
    const messages = await read(bot, request, response);
    if (messages) sendJson(response, 200, messages);
  },
};
