import { SegmentedMessage } from 'sms-segments-calculator';

export interface StoredMessage {
  sid: string;
  /** Which of all requests it came by; it was taken later, once it was answered. */
  arrival: number;
  to: string;
  from: string | null;
  service: string | null;
  body: string;
  status: string;
  errorCode: number | null;
  createdAt: number;
  statusCallback: string | null;
  validityPeriod: number | null;
}

export interface Report {
  requests: number;
  accepted: number;
  /** Texts that one person got more than once: `<to> <count>`. */
  twice: string[];
  /** Rows of ours (b-m of the callback's address) that were accepted more than once. */
  rowsTwice: string[];
  billedSegments: number;
  /** By the `b` of the callback's address. */
  billedByBusiness: Record<string, number>;
  tooMany: number;
  /** When the first and the last were taken, in milliseconds. */
  firstAt: number | null;
  lastAt: number | null;
}

/** Everything that was accepted: the truth that tests count by. */
export class MessageStore {
  readonly messages: StoredMessage[] = [];
  readonly #byNumber = new Map<string, StoredMessage[]>();
  requests = 0;
  tooMany = 0;

  add(message: Omit<StoredMessage, 'sid' | 'status' | 'errorCode'>): StoredMessage {
    const sid = `SM${(this.messages.length + 1).toString(16).padStart(32, '0')}`;
    const status = message.service ? 'accepted' : 'queued';
    const stored: StoredMessage = { ...message, sid, status, errorCode: null };
    this.messages.push(stored);
    const same = this.#byNumber.get(stored.to);
    if (same) same.push(stored);
    else this.#byNumber.set(stored.to, [stored]);
    return stored;
  }

  /** Newest first, as Twilio lists them. */
  list(to: string | null, visibleBefore: number): StoredMessage[] {
    const all = to === null ? this.messages : (this.#byNumber.get(to) ?? []);
    return all.filter(({ createdAt }) => createdAt <= visibleBefore).reverse();
  }

  report(): Report {
    const texts = new Map<string, number>();
    const rows = new Map<string, number>();
    const billedByBusiness: Record<string, number> = {};
    let billedSegments = 0;
    for (const { to, body, statusCallback } of this.messages) {
      count(texts, `${to}\n${body}`);
      const segments = segmentsOf(body);
      billedSegments += segments;
      if (!statusCallback) continue;
      const query = new URL(statusCallback).searchParams;
      const business = query.get('b') ?? '';
      count(rows, `${business}-${query.get('m')}`);
      billedByBusiness[business] = (billedByBusiness[business] ?? 0) + segments;
    }
    const more = (counts: Map<string, number>) => [...counts].filter(([, times]) => times > 1);
    return {
      requests: this.requests,
      accepted: this.messages.length,
      twice: more(texts).map(([text, times]) => `${text.split('\n')[0]} ${times}`),
      rowsTwice: more(rows).map(([row]) => row),
      billedSegments,
      billedByBusiness,
      tooMany: this.tooMany,
      firstAt: this.messages[0]?.createdAt ?? null,
      lastAt: this.messages.at(-1)?.createdAt ?? null,
    };
  }
}

const count = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);

const PLAIN = /^[\n A-Za-z0-9!"#%&'()*+,\-./:;<=>?@_]*$/;

/** What Twilio bills; the calculator is slow, so texts of the plainest letters are counted at sight. */
export function segmentsOf(body: string): number {
  if (PLAIN.test(body)) return body.length <= 160 ? 1 : Math.ceil(body.length / 153);
  const known = counted.get(body) ?? new SegmentedMessage(body, 'auto').segmentsCount;
  counted.set(body, known);
  return known;
}

const counted = new Map<string, number>();
