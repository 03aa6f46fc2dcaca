import { mkdir } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

import { PHONE } from './browser.js';

export interface PhoneVisit {
  page: Page;
  /** What should never happen: errors, broken policies, requests to other hosts. */
  complaints: string[];
  /** The box for the answer that is asked for. */
  box(): ReturnType<Page['locator']>;
  /** Types an answer and sends it, as a thumb would; resolves once it stands in the talk. */
  answer(text: string): Promise<void>;
  hears(text: string | RegExp): Promise<void>;
  taps(name: string | RegExp): Promise<void>;
  /** Looks at the screen as it stands: accessibility, no sideways scroll, a picture where SHOTS says so. */
  inspects(step: string): Promise<void>;
}

/** A guest with a phone on a business's page; the caller closes the page's context. */
export async function visitByPhone(
  browser: Browser,
  base: string,
  {
    path = '/kahve-duragi?s=qr',
    beforeLoad,
    ...options
  }: BrowserContextOptions & { path?: string; beforeLoad?: (page: Page) => Promise<unknown> } = {},
): Promise<PhoneVisit> {
  const context = await browser.newContext({ ...PHONE, locale: 'en-GB', ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error.stack ?? error)));
  page.on('request', (request) => {
    const { host, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && host !== new URL(base).host) complaints.push(`a request to ${host}`);
  });
  await beforeLoad?.(page);
  await page.goto(base + path, { waitUntil: 'commit' });
  const chat = page.locator('#chat');
  const box = () => chat.locator('form.composer input:not([type=checkbox]):visible').last();
  const look = [
    options.locale ?? 'en-GB',
    options.colorScheme ?? 'light',
    (options.viewport ?? PHONE.viewport)?.width,
  ];
  return {
    ...{ page, complaints, box },
    async answer(text) {
      await box().fill(text);
      // Six digits go by themselves.
      if (!/^\d{6}$/.test(text)) await box().press('Enter');
      if (!/^\d{6}$/.test(text)) await chat.locator('.mine', { hasText: text }).last().waitFor();
    },
    hears: (text) => chat.locator('.bubble, .gift').filter({ hasText: text }).last().waitFor(),
    taps: (name) => chat.getByRole('button', { name }).last().click(),
    async inspects(step) {
      const { violations } = await new AxeBuilder({ page }).analyze();
      for (const { id, impact, nodes } of violations)
        if (impact === 'serious' || impact === 'critical')
          complaints.push(
            `${step}: ${id} ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(' | ')}`,
          );
      if (!(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')))
        complaints.push(`${step}: scrolls sideways`);
      const folder = process.env['SHOTS'];
      if (!folder) return;
      await mkdir(folder, { recursive: true });
      await page.screenshot({ path: `${folder}/${[...look, step].join('-')}.png` });
    },
  };
}
