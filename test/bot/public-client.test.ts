import { createRequire } from 'node:module';

import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Activity, DirectLine as DirectLineClient } from 'botframework-directlinejs';
import { WebSocket } from 'ws';
import XMLHttpRequest from 'xhr2';

import type { Scope } from '../../core/scope.js';
import { openTestBot, type TestBot } from './open-test-bot.js';
import { readCode, takeToken } from './talk.js';

// The published client wants a browser's two globals, and nothing else.
Object.assign(globalThis, { XMLHttpRequest, WebSocket });
const { DirectLine } = createRequire(import.meta.url)('botframework-directlinejs') as {
  DirectLine: typeof DirectLineClient;
};

let bot: TestBot;
let cafe: Scope;
const open: DirectLineClient[] = [];

beforeAll(async () => {
  bot = await openTestBot();
  cafe = await bot.addBusiness({ slug: 'kahve' });
});
beforeEach(() => open.splice(0).forEach((client) => client.end()));
afterAll(async () => {
  open.forEach((client) => client.end());
  await bot.close();
});

/** Ending a client is an error to whoever listens to it. */
const endsWithTheTest = (): void => undefined;

interface Client {
  line: DirectLineClient;
  seen: Activity[];
  /** Says something and waits until the bot has answered it. */
  say(text: string): Promise<Activity>;
  heard(ready: (seen: Activity[]) => boolean): Promise<void>;
}

const isBot = (activity: Activity | undefined): boolean => activity?.from.id === 'tarakazan';

async function connect(locale: string, options: { webSocket?: boolean } = {}): Promise<Client> {
  const { token } = await takeToken(bot.base, 'kahve');
  const line = new DirectLine({
    ...{ token, domain: `${bot.base}/v3/directline`, pollingInterval: 200, webSocket: true },
    ...{ conversationStartProperties: { locale } },
    ...options,
  });
  open.push(line);
  const seen: Activity[] = [];
  let check = (): void => undefined;
  line.activity$.subscribe((activity) => {
    seen.push(activity);
    check();
  }, endsWithTheTest);
  const heard: Client['heard'] = (ready) =>
    new Promise((resolve) => {
      check = () => (ready(seen) ? resolve() : undefined);
      check();
    });
  await heard((all) => isBot(all.at(-1)));
  return {
    ...{ line, seen, heard },
    async say(text) {
      const before = seen.length;
      const id = await new Promise<string>((resolve, reject) =>
        line
          .postActivity({ type: 'message', text, from: { id: 'me' } } as Activity)
          .subscribe(resolve, reject),
      );
      // The echo comes under the id that the post was answered with, and the bot's words after it.
      await heard((all) => all.slice(before).some((activity) => activity.id === id) && isBot(all.at(-1)));
      return seen.at(-1)!;
    },
  };
}

const GUESTS = [
  {
    locale: 'en-US',
    greeting: 'Welcome to Kahve Durağı! Thank you for visiting.',
    phone: '+905321112201',
    words: ['yes', 'later'],
    title: 'A filter coffee',
  },
  {
    locale: 'tr-TR',
    greeting: 'Kahve Durağı',
    phone: '0532 111 22 02',
    words: ['evet', 'sonra'],
    title: 'Bir filtre kahve',
  },
  {
    locale: 'de-DE',
    greeting: 'Willkommen bei Kahve Durağı!',
    phone: '+905321112203',
    words: ['nein', 'später'],
    title: 'Ein Filterkaffee',
  },
];

test.each(GUESTS)(
  'the public client goes from the greeting to the gift ($locale)',
  async ({ locale, greeting, phone, words, title }) => {
    const client = await connect(locale);
    expect(JSON.stringify(client.seen)).toContain(greeting);
    await client.say('Şule');
    await client.say(phone);
    await client.say(words[0]!);
    await client.say(await readCode(bot, `+90${phone.replace(/\D/g, '').slice(-10)}`));
    await client.say(words[1]!);
    const told = client.seen
      .filter(isBot)
      .map((activity) => (activity as { text?: string }).text)
      .join('\n');
    expect(told).toContain(title);
    expect(told).toMatch(/[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}/);
    expect(new Set(client.seen.map(({ id }) => id)).size).toBe(client.seen.length);
    const guests = await bot.database.asOwner<{ consent: boolean }>(
      'SELECT sms_consent AS consent FROM guest WHERE business_id = $1 ORDER BY id DESC LIMIT 1',
      [cafe.businessId],
    );
    expect(guests).toEqual([{ consent: words[0] !== 'nein' }]);
  },
);

test('without a WebSocket the public client polls and loses nothing', async () => {
  const client = await connect('en-US', { webSocket: false });
  const answer = await client.say('Ayşe');
  expect((answer as { text: string }).text).toContain('Ayşe');
  expect(new Set(client.seen.map(({ id }) => id)).size).toBe(client.seen.length);
});

test('a client that comes back with its conversation and watermark is told only the rest', async () => {
  const first = await connect('en-US');
  await first.say('Ayşe');
  const line = first.line as unknown as { conversationId: string; token: string; watermark: string };
  const { conversationId, token, watermark } = line;
  first.line.end();
  const again = new DirectLine({
    domain: `${bot.base}/v3/directline`,
    token,
    conversationId,
    watermark,
  } as never);
  open.push(again);
  const next = new Promise<Activity>((resolve) => again.activity$.subscribe(resolve, endsWithTheTest));
  const id = await new Promise<string>((resolve, reject) =>
    again
      .postActivity({ type: 'message', text: 'not a number', from: { id: 'me' } } as Activity)
      .subscribe(resolve, reject),
  );
  expect((await next).id).toBe(id);
});
