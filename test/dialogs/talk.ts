import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import type { Activity } from 'botbuilder-core';
import type { Channel } from '../../core/conversations/conversation.js';
import { startConversation } from '../../core/conversations/start-conversation.js';
import { takeTurn } from '../../core/conversations/take-turn.js';
import type { Language } from '../../core/i18n/languages.js';
import { translate, type TextKey } from '../../core/i18n/translate.js';
import type { Platform } from '../../core/platform.js';
import { guestScope, type Id } from '../../core/scope.js';
import { runVisit } from '../../dialogs/run-visit.js';

export type Reply = Partial<Activity>;

/** What the guest does (a text, `<code>`, `<wrong>`, a whole activity), then the texts that answer, in order. */
export type Line = [guest: string | Reply, ...bot: TextKey[]];

interface Opening {
  language?: Language;
  channel?: Channel;
  guestId?: Id | null;
}

/** One guest's conversation with a business, over the real use cases; what it says is what a channel would deliver. */
export class Talk {
  readonly scope;
  readonly publicId = randomUUID();
  replies: Reply[] = [];

  constructor(
    private readonly platform: Platform,
    businessId: Id,
    readonly opening: Opening = {},
  ) {
    this.scope = guestScope(businessId);
  }

  async start(): Promise<Reply[]> {
    const { language = 'en', channel = 'web', guestId } = this.opening;
    const start = { publicId: this.publicId, language, channel, guestId, address: '192.0.2.7' };
    const { replies } = await startConversation(this.platform, this.scope, start, runVisit);
    return (this.replies = replies.map(({ body }) => body as Reply));
  }

  async say(said: string | Reply): Promise<Reply[]> {
    const body = typeof said === 'string' ? { type: 'message', text: await this.fill(said) } : said;
    const request = { conversation: this.publicId, messageId: randomUUID(), body, address: '192.0.2.7' };
    const { replies } = await takeTurn(this.platform, this.scope, request, runVisit);
    return (this.replies = replies.map((reply) => reply.body as Reply));
  }

  /** Plays a transcript; `language` is what the bot is expected to speak. */
  async play(lines: Line[], language: Language = this.opening.language ?? 'en'): Promise<void> {
    for (const [said, ...keys] of lines) {
      const texts = (await this.say(said)).map(({ text }) => text ?? '');
      expect([said, ...texts]).toEqual([
        said,
        ...keys.map((key, i) => (fits(language, key, texts[i]) ? texts[i] : key)),
      ]);
    }
  }

  /** The code that is in the SMS of that sending (the last one by default). */
  async code(sending?: number): Promise<string> {
    const { id, sendings } = await this.challenge();
    return this.platform.keys.code(id, sending ?? sendings);
  }

  async challenge(): Promise<{ id: Id; sendings: number }> {
    const [row] = await this.rows<{ id: Id; sendings: number }>(
      `SELECT h.id, h.sendings FROM challenge h JOIN conversation c ON c.business_id = h.business_id AND c.id = h.conversation_id
       WHERE c.public_id = $1 ORDER BY h.id DESC LIMIT 1`,
      [this.publicId],
    );
    if (!row) throw new Error('no code was asked for');
    return row;
  }

  rows<Row>(sql: string, params: unknown[] = []): Promise<Row[]> {
    return this.platform.db.inScope(this.scope, (tx) => tx.sql<Row>(sql, params));
  }

  private async fill(said: string): Promise<string> {
    if (!/<(code|wrong)>/.test(said)) return said;
    const code = await this.code();
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
    return said.replace('<code>', code).replace('<wrong>', wrong);
  }
}

/** Whether a text is that sentence (or begins with it, as consent and gift go on), whatever fills its placeholders. */
export function fits(language: Language, key: TextKey, text: string | undefined): boolean {
  const names = [
    'business',
    'code',
    'date',
    'languages',
    'left',
    'minutes',
    'name',
    'phone',
    'place',
    'seconds',
    'title',
  ];
  const words = translate(language, key, Object.fromEntries(names.map((name) => [name, '\u0000'])));
  const pattern = words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('\u0000', '.+?');
  return new RegExp(`^${pattern}(\n|$)`, 'u').test(text ?? '');
}

let phones = 0;

/** A Turkish mobile number that no other case has, in a block of its own. */
export function freshPhone(): string {
  phones += 1;
  return `0532 ${String(100 + phones)} 45 67`;
}
