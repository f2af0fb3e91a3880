import { existsSync } from 'node:fs';
import process from 'node:process';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

const wanted = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

/** Why the tests in a browser cannot run here; false when they can. */
export const noBrowser: string | false = existsSync(wanted)
  ? false
  : `There is no Chromium at ${wanted}; set CHROMIUM_PATH to one.`;

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: wanted,
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
}

/** A page in a profile of its own, and everything it complained about: errors, also of its content security policy. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.addInitScript(
    `addEventListener('securitypolicyviolation', (event) =>
       console.error('The policy was violated: ' + event.effectiveDirective + ' ' + event.blockedURI))`,
  );
  await page.goto(url);
  return { page, complaints };
}
