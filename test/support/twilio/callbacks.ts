import { createHmac } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Agent, request } from 'undici';
import type { Faults } from './faults.js';
import type { StoredMessage } from './message-store.js';

type Form = Record<string, string>;

/** X-Twilio-Signature of a form: the address, then each name and value, sorted (https://www.twilio.com/docs/usage/security). */
export const signForm = (token: string, url: string, form: Form): string =>
  createHmac('sha1', token)
    .update(
      Object.keys(form)
        .sort()
        .reduce((text, name) => text + name + form[name], url),
    )
    .digest('base64');

interface Parts {
  token: string;
  account: string;
  faults: () => Faults;
  random: () => number;
  /** Where callbacks go instead of their address's own host, which a test machine cannot resolve. */
  deliverTo: () => string | null;
}

/** Tells by signed callbacks what becomes of messages, as badly as it is told to. */
export class Callbacks {
  readonly #agent = new Agent({ connections: 20 });
  readonly #underWay = new Set<Promise<unknown>>();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly answers: Record<number, number> = {};
  readonly forgedAnswers: Record<number, number> = {};

  constructor(private readonly parts: Parts) {}

  /** The life of a message after it was taken: sent, then delivered or not. */
  begin(message: StoredMessage): void {
    const { faults, random } = this.parts;
    const f = faults();
    if (!f.callbacks) return;
    const ends = random() < f.undelivered ? 'undelivered' : 'delivered';
    const late = random() < f.callbackLate ? f.callbackLateMs : 0;
    const [first, second] = random() < f.callbackReordered ? [ends, 'sent'] : ['sent', ends];
    this.#after(f.callbackMs + late, () => this.tell(message, first));
    this.#after(2 * f.callbackMs + late, () => this.tell(message, second));
  }

  #after(ms: number, work: () => Promise<void>): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      const done = work().finally(() => this.#underWay.delete(done));
      this.#underWay.add(done);
    }, ms);
    this.#timers.add(timer);
  }

  /** One status, now: for tests that lead a message by hand. */
  async tell(message: StoredMessage, status: string): Promise<void> {
    const { faults, random } = this.parts;
    const errorCode = status === 'undelivered' || status === 'failed' ? '30003' : '';
    if (status !== 'sent' || message.status === 'queued' || message.status === 'accepted')
      message.status = status;
    if (!message.statusCallback) return;
    const form: Form = {
      ...{ MessageSid: message.sid, SmsSid: message.sid, MessageStatus: status, SmsStatus: status },
      ...{ AccountSid: this.parts.account, To: message.to, ApiVersion: '2010-04-01' },
      ...(message.from ? { From: message.from } : {}),
      ...(errorCode ? { ErrorCode: errorCode } : {}),
      ...(status === 'delivered' ? { RawDlrDoneDate: '2611221200' } : {}),
    };
    const f = faults();
    if (random() < f.callbackForged)
      await this.#post(
        message.statusCallback,
        { ...form, MessageStatus: 'failed' },
        'nobody',
        this.forgedAnswers,
      );
    await this.#post(message.statusCallback, form, this.parts.token, this.answers);
    if (random() < f.callbackDoubled)
      await this.#post(message.statusCallback, form, this.parts.token, this.answers);
  }

  async #post(url: string, form: Form, token: string, answers: Record<number, number>): Promise<void> {
    const { host, pathname, search, origin } = new URL(url);
    try {
      const { statusCode, body } = await request((this.parts.deliverTo() ?? origin) + pathname + search, {
        method: 'POST',
        dispatcher: this.#agent,
        headers: {
          Host: host,
          'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8',
          'X-Twilio-Signature': signForm(token, url, form),
        },
        body: new URLSearchParams(form).toString(),
      });
      await body.dump();
      answers[statusCode] = (answers[statusCode] ?? 0) + 1;
    } catch {
      answers[0] = (answers[0] ?? 0) + 1;
    }
  }

  /** How many are still to come, or under way. */
  get waiting(): number {
    return this.#timers.size + this.#underWay.size;
  }

  /** Every callback that is still to come has been answered. */
  async settled(): Promise<void> {
    while (this.waiting > 0) await wait(5);
  }

  async close(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    await Promise.all(this.#underWay);
    await this.#agent.destroy();
  }
}
