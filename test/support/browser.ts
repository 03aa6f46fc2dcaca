import { access } from 'node:fs/promises';
import { chromium, type Browser, type BrowserContextOptions } from 'playwright-core';

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** The screen of a guest's phone. */
export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
};

async function packaged(): Promise<{ executablePath: string; args: string[] }> {
  // Without it the package does not unpack the libraries and fonts that a bare machine lacks.
  process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs22.x';
  const { default: browser } = await import('@sparticuz/chromium');
  // Its own flags suit a function that lives seconds: one process for all, which dies with the first closed page.
  return { executablePath: await browser.executablePath(), args: ['--headless=shell', '--no-zygote'] };
}

async function installed(): Promise<{ executablePath: string; args: string[] }> {
  for (const executablePath of INSTALLED)
    if (
      await access(executablePath).then(
        () => true,
        () => false,
      )
    )
      return { executablePath, args: [] };
  throw new Error(
    `no browser: the one from npm is for Linux x64, and none of ${INSTALLED.join(', ')} is here`,
  );
}

/** A headless Chromium: the one from npm on Linux x64, an installed one elsewhere. The caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  const fromNpm = process.platform === 'linux' && process.arch === 'x64';
  const { executablePath, args } = await (fromNpm ? packaged() : installed());
  return chromium.launch({ executablePath, args: [...args, ...QUIET], headless: true });
}
