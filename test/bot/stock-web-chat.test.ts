import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';

import { PROJECT_ROOT } from '../../core/project-root.js';
import { launchBrowser, PHONE } from '../support/browser.js';
import { openTestBot, type TestBot } from './open-test-bot.js';
import { readCode } from './talk.js';

/** Web Chat and its client as they are published, with nothing replaced, under the names that Microsoft's bundle has. */
const PUBLISHED = `
import { createElement } from 'react';
import { render } from 'react-dom';
import ReactWebChat from 'botframework-webchat-component';
import { DirectLine } from 'botframework-directlinejs';
window.WebChat = {
  createDirectLine: (options) => new DirectLine(options),
  renderWebChat: (props, element) => render(createElement(ReactWebChat, props), element),
};`;

async function bundlePublished(): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: PUBLISHED, resolveDir: PROJECT_ROOT },
    ...{ bundle: true, write: false, format: 'iife', minify: true, logLevel: 'error' },
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
  });
  return outputFiles[0]!.text;
}

/** As Microsoft's documents say to put it on a page: the bundle, its own client, a token. */
const stockPage = (base: string): string => `<!doctype html><html lang="en"><meta charset="utf-8">
<div id="chat" style="height:90vh"></div><script src="/webchat.js"></script><script>
fetch('${base}/v3/directline/tokens/generate?business=kahve-duragi',{method:'POST'}).then(r=>r.json()).then(({token})=>
WebChat.renderWebChat({directLine:WebChat.createDirectLine({token,domain:'${base}/v3/directline'})},document.getElementById('chat')))
</script></html>`;

let bot: TestBot;
let browser: Browser;
let host: Server;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  bot = await openTestBot();
  await bot.addBusiness({ slug: 'kahve-duragi' });
  const script = await bundlePublished();
  host = createServer((request, response) => {
    if (request.url === '/webchat.js') {
      response.setHeader('Content-Type', 'text/javascript; charset=utf-8');
      response.end(script);
    } else {
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(request.url === '/' ? stockPage(bot.base) : '');
    }
  });
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  browser = await launchBrowser();
  page = await (await browser.newContext({ ...PHONE, locale: 'en-GB' })).newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`http://127.0.0.1:${(host.address() as AddressInfo).port}/`);
});
afterAll(async () => {
  await browser?.close();
  host?.close();
  await bot?.close();
});

async function answer(text: string): Promise<void> {
  const box = page.locator('#chat input[type=text], #chat textarea').first();
  await box.fill(text);
  await box.press('Enter');
}

const hears = (text: RegExp): Promise<void> => page.locator('#chat').getByText(text).last().waitFor();

test('the published Web Chat, on a page of another host, leads from the greeting to the gift', async () => {
  await hears(/Welcome to Kahve Durağı! Thank you for visiting\./);
  await answer('Şule');
  await hears(/mobile number/);
  await answer('+905331112201');
  await hears(/text you offers/);
  await answer('yes');
  await hears(/6-digit/);
  await answer(await readCode(bot, '+905331112201'));
  await hears(/Google/);
  await answer('later');
  await hears(/[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}/);
  expect(complaints).toEqual([]);
});
