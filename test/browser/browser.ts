import { existsSync } from 'node:fs';
import { afterAll, beforeAll, test as everywhere } from '@jest/globals';
import { chromium, type Browser, type Page } from 'playwright-core';

const PLACES = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = PLACES.find((place) => place !== undefined && existsSync(place));
const WHAT_TO_DO = 'Install Chromium (Debian: apt-get install -y chromium), or set CHROMIUM to where it is.';

/** Chromium's own errands in the background would leave the machine. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface Visit {
  readonly page: Page;
  /** Addresses on other machines that the page asked for; each was refused. */
  readonly strangers: string[];
  /** What the page complained about: scripts that failed, and whatever its policy forbade. */
  readonly complaints: string[];
}

const isMissing = executablePath === undefined && process.env.CI !== 'true';
if (isMissing) process.stderr.write(`SKIPPED: there is no browser on this machine for the tests of the pages. ${WHAT_TO_DO}\n`);

/** A test that needs a browser; without one it is skipped after a line that says so, but on CI it fails. */
export const test = isMissing ? everywhere.skip : everywhere;
export { expect } from '@jest/globals';

/** Opens the browser of a test file, and gives a function that visits an address in a new context. Call it at the top of the file. */
export function visits(): (url: string, width?: number) => Promise<Visit> {
  let browser: Browser | undefined;
  beforeAll(async () => {
    if (isMissing) return;
    if (!executablePath) throw new Error(`There is no browser on this machine. ${WHAT_TO_DO}`);
    if (!existsSync('dist/web/index.html')) throw new Error('The pages are not built. Run `npm run build:web`.');
    browser = await chromium.launch({ executablePath, args: ARGUMENTS });
  });
  afterAll(() => browser?.close());
  return (url, width = 1280) => visit(browser!, url, width);
}

async function visit(browser: Browser, url: string, width: number): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width, height: 2400 }, locale: 'vi-VN' });
  const strangers: string[] = [];
  const complaints: string[] = [];
  await context.route(
    (asked) => asked.protocol.startsWith('http') && asked.origin !== new URL(url).origin,
    async (route) => {
      strangers.push(route.request().url());
      await route.abort();
    },
  );
  const page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(url);
  return { page, strangers, complaints };
}
