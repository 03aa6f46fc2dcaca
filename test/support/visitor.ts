import type { Platform } from '../../core/platform.js';
import type { Id } from '../../core/scope.js';
import { guestScope } from '../../core/scope.js';

interface Shown {
  id: string;
  from: { role: string };
  text?: string;
  channelData?: { clientActivityID?: string; question?: string; gift?: { code: string } | null };
}

/** A guest with a stubborn phone: every message is posted under its own name until it is acknowledged, at whichever bot answers. */
export class Visitor {
  #token = '';
  #conversation = '';
  #said = 0;
  readonly acknowledged = new Map<string, string>();

  constructor(
    private readonly slug: string,
    /** Where bots are, the preferred first. */
    private readonly bases: () => string[],
  ) {}

  get conversation(): string {
    return this.#conversation;
  }

  async start(): Promise<void> {
    const generated = await this.#post<{ token: string }>(`/tokens/generate?business=${this.slug}`, {});
    this.#token = generated.token;
    const started = await this.#post<{ conversationId: string }>('/conversations', { locale: 'en' });
    this.#conversation = started.conversationId;
  }

  /** Says it once, however often that takes. */
  async say(text: string, times = 1): Promise<void> {
    const clientActivityID = `said-${(this.#said += 1)}`;
    const body = { type: 'message', text, channelData: { clientActivityID } };
    const answers = await Promise.all(
      Array.from({ length: times }, () =>
        this.#post<{ id: string }>(`/conversations/${this.#conversation}/activities`, body),
      ),
    );
    for (const { id } of answers) this.acknowledged.set(clientActivityID, id);
  }

  async read(): Promise<Shown[]> {
    const { activities } = await this.#ask<{ activities: Shown[] }>(
      'GET',
      `/conversations/${this.#conversation}/activities`,
    );
    return activities;
  }

  /** What the bot wants to know now. */
  async question(): Promise<string | undefined> {
    return (await this.read()).filter(({ channelData }) => channelData?.question).at(-1)?.channelData
      ?.question;
  }

  /** The gift's code as shown, and how often different ones were shown. */
  async giftCodes(): Promise<Set<string>> {
    return new Set(
      (await this.read()).flatMap(({ channelData }) => (channelData?.gift ? [channelData.gift.code] : [])),
    );
  }

  /** The code that was sent to this guest's phone, made as the sender makes it. */
  async codeOf({ db, keys }: Platform, businessId: Id): Promise<string> {
    const scope = guestScope(businessId);
    const { id, sendings } = await db.inScope(scope, (tx) =>
      tx.one<{ id: Id; sendings: number }>(
        `SELECT h.id, h.sendings FROM challenge h JOIN conversation c ON c.business_id = h.business_id AND c.id = h.conversation_id
         WHERE c.business_id = $1 AND c.public_id = $2 ORDER BY h.id DESC LIMIT 1`,
        [businessId, this.#conversation],
      ),
    );
    return keys.code(id, sendings);
  }

  #post<T>(path: string, body: unknown): Promise<T> {
    return this.#ask('POST', path, body);
  }

  async #ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    for (let attempt = 0; attempt < 20; attempt += 1) {
      for (const base of this.bases()) {
        try {
          const answer = await fetch(`${base}/v3/directline${path}`, {
            method,
            headers: { 'content-type': 'application/json', authorization: `Bearer ${this.#token}` },
            body: body === undefined ? undefined : JSON.stringify(body),
          });
          if (answer.ok) return (await answer.json()) as T;
          if (answer.status < 500)
            throw new Refused(`${method} ${path}: ${answer.status} ${await answer.text()}`);
        } catch (error) {
          if (error instanceof Refused) throw error;
          // The line broke: the next bot, the same message.
        }
      }
    }
    throw new Error(`${method} ${path}: no bot answered`);
  }
}

class Refused extends Error {}
