import { expect, test } from '@jest/globals';
import { launchBrowser, PHONE } from '../support/browser.js';

test('a real browser renders a page with Turkish text at phone size', async () => {
  const browser = await launchBrowser();
  try {
    const page = await (await browser.newContext(PHONE)).newPage();
    await page.setContent('<meta name="viewport" content="width=device-width"><h1>Hoş geldiniz, Şule</h1>');
    const size = await page.locator('h1').evaluate((h1) => {
      const { width, height } = (
        h1 as unknown as { getBoundingClientRect(): { width: number; height: number } }
      ).getBoundingClientRect();
      return { width, height };
    });
    expect(await page.locator('h1').innerText()).toBe('Hoş geldiniz, Şule');
    expect(size.height).toBeGreaterThan(10);
    expect(size.width).toBeLessThanOrEqual(390);
  } finally {
    await browser.close();
  }
});
