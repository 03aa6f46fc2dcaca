import type { Browser, CDPSession } from 'playwright-core';
import { PHONE } from '../../test/support/browser.js';
import { slowDown } from '../load-slowly.js';

/** Milliseconds until the list's first row stands on the screen, and bytes as they came over the line until then. */
export interface PanelLoad {
  shown: number;
  total: number;
  scripts: number;
}

const LONGEST_MS = 120_000;

/** Runs in the page; what is shown is looked at once a frame. */
const watchFor = (text: string): string => `
(() => {
  const look = () => {
    if (document.getElementById('app')?.innerText.includes(${JSON.stringify(text)})) window.benchShown(performance.now());
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();`;

/** Opens a list on a slow phone as somebody who was never here, and once more as somebody who comes back. */
export async function loadTwice(
  browser: Browser,
  { url, cookie, text }: { url: string; cookie: string; text: string },
): Promise<{ first: PanelLoad; again: PanelLoad }> {
  const context = await browser.newContext({ ...PHONE, locale: 'tr-TR' });
  const [name, ...value] = cookie.split('=');
  if (name) await context.addCookies([{ name, value: value.join('='), url }]);
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await slowDown(cdp);
  let tell: (shown: number) => void = () => undefined;
  await page.exposeFunction('benchShown', (shown: number) => tell(shown));
  await page.addInitScript(watchFor(text));
  const load = async (): Promise<PanelLoad> => {
    const shown = new Promise<number>((resolve) => (tell = resolve));
    const counted = countScripts(cdp);
    await page.goto(url, { waitUntil: 'commit', timeout: LONGEST_MS });
    return { shown: await shown, ...counted.end() };
  };
  const first = await load();
  await page.goto('about:blank');
  const again = await load();
  await context.close();
  return { first, again };
}

function countScripts(cdp: CDPSession): { end(): Omit<PanelLoad, 'shown'> } {
  const kinds = new Map<string, string>();
  const bytes = { total: 0, scripts: 0 };
  const sent = ({ requestId, type }: { requestId: string; type?: string }) =>
    void kinds.set(requestId, type ?? '');
  const finished = ({ requestId, encodedDataLength }: { requestId: string; encodedDataLength: number }) => {
    bytes.total += encodedDataLength;
    if (kinds.get(requestId) === 'Script') bytes.scripts += encodedDataLength;
  };
  cdp.on('Network.requestWillBeSent', sent);
  cdp.on('Network.loadingFinished', finished);
  return {
    end() {
      cdp.off('Network.requestWillBeSent', sent);
      cdp.off('Network.loadingFinished', finished);
      return bytes;
    },
  };
}
