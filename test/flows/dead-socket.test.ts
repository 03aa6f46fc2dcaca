import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';

import { openTestBot, type TestBot } from '../bot/open-test-bot.js';
import { readCode } from '../bot/talk.js';
import { launchBrowser } from '../support/browser.js';
import { visitByPhone, type PhoneVisit } from '../support/phone-visit.js';
import { openStreamProxy, type StreamMode, type StreamProxy } from '../support/stream-proxy.js';

let bot: TestBot;
let browser: Browser;
let proxy: StreamProxy;
let visit: PhoneVisit;
const measured: string[] = [];

beforeAll(async () => {
  bot = await openTestBot();
  await bot.addBusiness({ slug: 'kahve-duragi' });
  browser = await launchBrowser();
});
afterEach(async () => {
  await visit.page.context().close();
  await proxy.close();
});
afterAll(async () => {
  process.stdout.write(measured.map((line) => `${line}\n`).join(''));
  await browser?.close();
  await bot?.close();
});

async function open(mode: StreamMode): Promise<void> {
  proxy = await openStreamProxy(bot.base, mode);
  visit = await visitByPhone(browser, proxy.base);
}

const banner = () => visit.page.locator('.banner:not(:empty)');
const TOLD = /connection is (gone|weak)/;

/** Says it, and notes how long until it is stored, until the next question is there, and until the guest is told. */
async function sayAndMeasure(what: string, said: string, next: string): Promise<void> {
  const since = performance.now();
  const elapsed = (): string => ((performance.now() - since) / 1000).toFixed(2);
  const stored = visit.page.waitForResponse(
    (one) => one.url().endsWith('/activities') && one.status() === 200,
  );
  const told = banner().filter({ hasText: TOLD }).waitFor().then(elapsed);
  await visit.box().fill(said);
  await visit.box().press('Enter');
  const storedAt = await stored.then(elapsed);
  await visit.page.locator(next).waitFor();
  measured.push(`${what}: stored ${storedAt} s, next question ${elapsed()} s, banner ${await told} s`);
}

/** From the phone's number to the gift; the banner stays where no socket can be had. */
async function goOnToTheGift(phone: string): Promise<void> {
  await visit.page.getByRole('checkbox').waitFor();
  await visit.taps('Continue without offers');
  await visit.page.locator('input[autocomplete=one-time-code]').waitFor();
  await visit.answer(await readCode(bot, phone));
  await visit.hears(/Google/);
  await visit.taps('Later');
  await visit.hears(/[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}/);
}

const countMine = (): Promise<number> => visit.page.locator('.mine').count();

test('a socket that goes silent in mid-talk is noticed, and the visit goes on by HTTP', async () => {
  await open('pass');
  await visit.answer('Ayşe');
  await visit.page.locator('#chat input[type=tel]').waitFor();
  expect(await banner().count()).toBe(0);
  proxy.set('hole');
  await sayAndMeasure('silent in mid-talk', '+905331115501', '#chat input[type=checkbox]');
  await banner().filter({ hasText: 'weak' }).waitFor();
  await goOnToTheGift('+905331115501');
  expect(visit.complaints).toEqual([]);
});

test.each([
  ['silent from the start', 'hole', '+905331115502'],
  ['refused from the start', 'refuse', '+905331115503'],
] as const)('a socket %s: the whole visit goes by HTTP, and the guest is told', async (what, mode, phone) => {
  await open(mode);
  await sayAndMeasure(what, 'Ayşe', '#chat input[type=tel]');
  await banner().filter({ hasText: 'weak' }).waitFor();
  await visit.answer(phone);
  expect(await countMine()).toBe(2);
  await goOnToTheGift(phone);
  await visit.page.reload();
  await visit.hears(/[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}/);
});

test('refused in mid-talk, the chat polls and comes back to a socket', async () => {
  await open('pass');
  await visit.answer('Ayşe');
  await visit.page.locator('#chat input[type=tel]').waitFor();
  proxy.set('refuse');
  await sayAndMeasure('refused in mid-talk', '+905331115504', '#chat input[type=checkbox]');
  proxy.set('pass');
  await banner().waitFor({ state: 'hidden' });
  await goOnToTheGift('+905331115504');
  expect(await banner().count()).toBe(0);
});

test('after the phone was offline a silent socket is replaced at once', async () => {
  await open('pass');
  await visit.answer('Ayşe');
  await visit.page.locator('#chat input[type=tel]').waitFor();
  proxy.set('hole');
  await visit.page.context().setOffline(true);
  await banner().waitFor();
  proxy.set('pass');
  const since = performance.now();
  await visit.page.context().setOffline(false);
  await banner().waitFor({ state: 'hidden' });
  measured.push(`online again: banner gone ${((performance.now() - since) / 1000).toFixed(2)} s`);
  await visit.answer('+905331115505');
  await visit.page.getByRole('checkbox').waitFor();
});
