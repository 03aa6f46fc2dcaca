import { mkdir } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** A busy machine draws slowly; nothing here is about speed. */
const PATIENCE_MS = 60_000;

/** The frame scrolls by itself, so each element is looked at; a table may move within its own box. */
const FITS = `document.documentElement.scrollWidth <= innerWidth && [...document.querySelectorAll('.tk-page *')]
  .every((one) => one.closest('.tk-table table') || one.getBoundingClientRect().right <= innerWidth)`;

/** A page of the panel in a browser that is signed in, and what should never happen on it. */
export interface OpenedPage {
  page: Page;
  complaints: string[];
  /** Accessibility, no sideways scroll; a picture where SHOTS says so. */
  inspects(step: string): Promise<void>;
}

/** Opens a browser's context with the cookie of a visitor who signed in; the caller closes it. */
export async function openPage(
  browser: Browser,
  { base, cookie }: { base: string; cookie: string },
  options: BrowserContextOptions,
): Promise<OpenedPage> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  const [name, ...value] = cookie.split('=');
  await context.addCookies([{ name: name!, value: value.join('='), url: base }]);
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('request', (request) => {
    const { host, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && host !== new URL(base).host) complaints.push(`a request to ${host}`);
  });
  return {
    page,
    complaints,
    async inspects(step) {
      const { violations } = await new AxeBuilder({ page }).analyze();
      for (const { id, impact, nodes } of violations)
        if (impact === 'serious' || impact === 'critical')
          complaints.push(`${step}: ${id} ${nodes.map(({ html }) => html).join(' | ')}`);
      if (!(await page.evaluate(FITS))) complaints.push(`${step}: scrolls sideways`);
      const folder = process.env['SHOTS'];
      if (!folder) return;
      await mkdir(folder, { recursive: true });
      await page.screenshot({ path: `${folder}/${step}.png`, fullPage: true });
    },
  };
}
