import type { Page } from 'playwright-core';

const FRAMES = 300;

/** Waits, frame by frame, until an expression is true on a page; the page's policy forbids waitForFunction its eval. Throws after 300 frames. */
export async function untilOnPage(page: Page, expression: string): Promise<void> {
  for (let frame = 0; frame < FRAMES; frame += 1) {
    if (await page.evaluate(expression)) return;
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => done()))');
  }
  throw new Error(`not so on the page: ${expression}`);
}
