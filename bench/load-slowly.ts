import type { Browser, CDPSession } from 'playwright-core';

import { PHONE } from '../test/support/browser.js';

/** Milliseconds since the navigation, and bytes as they came over the line. */
export interface Load {
  /** The greeting stands on the screen. */
  greeting: number;
  /** The first answer can be typed, and would be taken. */
  usable: number;
  /** Bytes until then. */
  critical: number;
  /** Bytes until all is loaded. */
  total: number;
  lcp: number;
}

/** Café 4G and a phone of the lower middle. */
const LINE = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
};
const CPU_SLOWER = 4;
const LONGEST_MS = 90_000;

/**
 * Runs in the page. What is shown is looked at once a frame. Our form takes an answer as soon as its script has run;
 * Web Chat's box loses what is sent before its line stands, which is when the greeting is there.
 */
const WATCH = `
(() => {
  const seen = (window.benchSeen = { lcp: 0 });
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => (seen.lcp = entry.startTime)))
    .observe({ type: 'largest-contentful-paint', buffered: true });
  const look = () => {
    const now = performance.now();
    if (!seen.greeting && document.body?.textContent.includes('Welcome to Kahve')) seen.greeting = now;
    const ours = window.taraKazan && document.getElementById('name');
    const stock = seen.greeting && document.querySelector('.webchat__send-box-text-box__input:not([disabled])');
    if (!seen.usable && (ours || stock)) seen.usable = now;
    if (!seen.usable) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();`;

/** Loads a page cold on a slow line and a slow processor. */
export async function loadSlowly(browser: Browser, url: string): Promise<Load> {
  const context = await browser.newContext({ ...PHONE, locale: 'en-GB' });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  const requests = countBytes(cdp);
  await slowDown(cdp);
  await page.addInitScript(WATCH);
  await page.goto(url, { waitUntil: 'networkidle', timeout: LONGEST_MS });
  const isTrivial = url.endsWith('/trivial');
  if (!isTrivial) await page.waitForFunction('window.benchSeen.usable', null, { timeout: LONGEST_MS });
  const seen = (await page.evaluate('window.benchSeen')) as {
    greeting: number;
    usable?: number;
    lcp: number;
  };
  const usable = seen.usable ?? seen.greeting;
  await context.close();
  return { ...seen, usable, critical: requests.until(usable), total: requests.until(Infinity) };
}

/** Puts a page behind that line and on that phone. */
export async function slowDown(cdp: CDPSession): Promise<void> {
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', LINE);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWER });
}

interface Counted {
  isPage: boolean;
  finishedAt: number;
  size: number;
  parts: { at: number; size: number }[];
}

/** Bytes as they came, heads included, by when: the page itself always whole, what is under way as far as it came. */
function countBytes(cdp: CDPSession): { until(ms: number): number } {
  const requests = new Map<string, Counted>();
  let startedAt = 0;
  const since = (timestamp: number): number => (timestamp - startedAt) * 1000;
  cdp.on('Network.requestWillBeSent', ({ requestId, timestamp, type }) => {
    startedAt ||= timestamp;
    requests.set(requestId, { isPage: type === 'Document', finishedAt: Infinity, size: 0, parts: [] });
  });
  cdp.on('Network.dataReceived', ({ requestId, timestamp, encodedDataLength }) =>
    requests.get(requestId)?.parts.push({ at: since(timestamp), size: encodedDataLength }),
  );
  cdp.on('Network.loadingFinished', ({ requestId, timestamp, encodedDataLength }) => {
    const request = requests.get(requestId);
    if (request) Object.assign(request, { finishedAt: since(timestamp), size: encodedDataLength });
  });
  return {
    until: (ms) =>
      [...requests.values()]
        .map(({ isPage, finishedAt, size, parts }) =>
          isPage || finishedAt <= ms
            ? size
            : parts.filter(({ at }) => at <= ms).reduce((sum, part) => sum + part.size, 0),
        )
        .reduce((sum, size) => sum + size, 0),
  };
}
