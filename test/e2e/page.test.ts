import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { buildPage } from '../../local/stack/build-page.ts';
import {
  root,
  startTemporaryStack,
  type TemporaryStack,
} from '../../tools/support/temporary-stack.ts';
import { launchBrowser, noBrowser, openPage } from '../support/browser.ts';
import { leavePolicy, makePdf, makeTextlessPdf, travelPolicy } from '../support/e2e-documents.ts';

const desktop = { viewport: { width: 1360, height: 860 } };
const phone = { viewport: { width: 375, height: 740 }, isMobile: true, hasTouch: true };
const parking = 'How much does a parking permit cost?';

describe('the page', { skip: noBrowser }, () => {
  let stack: TemporaryStack;
  let browser: Browser;

  before(async () => {
    await buildPage(root);
    [stack, browser] = await Promise.all([startTemporaryStack(), launchBrowser()]);
    const uploaded = [
      await stack.api.uploadContent(await makePdf(leavePolicy), 'hr/leave-policy.pdf'),
      await stack.api.uploadContent(travelPolicy, 'travel.md'),
    ];
    await stack.api.settled(uploaded.map(({ id }) => id));
  });
  after(async () => {
    await browser.close();
    await stack.close();
  });

  it('streams an answer whose numbers open the quote and the document', async () => {
    const { page, complaints } = await openPage(browser, stack.url, desktop);
    await ask(page, parking);
    const answer = page.getByRole('article', { name: 'Answer' });
    await answer.getByText('12 pounds a month').waitFor();
    await answer
      .getByRole('button', { name: /^Source \d$/u })
      .first()
      .click();

    const card = page.getByRole('dialog');
    assert.match((await card.textContent()) ?? '', /A permit costs 12 pounds a month.*page 3/u);
    const href = await card.getByRole('link').getAttribute('href');
    assert.match(href ?? '', /^\/api\/documents\/[^/]+\/content#page=3$/u);
    assert.equal(
      (await stack.api.fetch(href ?? '')).headers.get('content-type'),
      'application/pdf',
    );
    assert.deepEqual(complaints, []);
  });

  it('understands a follow-up, and finds the conversation again after a reload', async () => {
    const { page, complaints } = await openPage(browser, stack.url, desktop);
    await ask(page, 'How many days of annual leave do full-time staff get?');
    await ask(page, 'And what about part-time staff?');
    await page.getByText(/^Searched for/u).waitFor();
    assert.match(page.url(), /#\/chat\/[0-9a-f-]{36}$/u);
    const before = await page.getByRole('article').allTextContents();

    await page.reload();
    await page.getByRole('heading', { name: 'And what about part-time staff?' }).waitFor();
    assert.deepEqual(await page.getByRole('article').allTextContents(), before);
    assert.deepEqual(complaints, []);
  });

  it('works with the keyboard alone', async () => {
    const { page, complaints } = await openPage(browser, stack.url, desktop);
    // The question can be typed at once.
    await page.keyboard.type(parking);
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('And where is it ordered?');
    await page.keyboard.press('Enter');
    await page.getByText(/^Answered by/u).waitFor();
    assert.equal(await focused(page), 'Your question');

    await tabTo(page, /^Source \d$/u);
    await page.keyboard.press('Enter');
    const card = page.getByRole('dialog');
    await card.waitFor();
    assert.match(await focused(page), /permit costs 12 pounds/u);
    await page.keyboard.press('Escape');
    await card.waitFor({ state: 'hidden' });
    assert.match(await focused(page), /^Source \d$/u);

    await tabTo(page, /^Rename/u);
    await page.keyboard.press('Enter');
    await page.keyboard.type('Parking in Bristol');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Parking in Bristol', exact: true }).waitFor();

    await tabTo(page, 'New chat');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Ask your documents' }).waitFor();
    assert.deepEqual(complaints, []);
  });

  it('shows the way of an upload into the index, and why one failed', async () => {
    const { page, complaints } = await openPage(browser, stack.url, desktop);
    const row = (name: string) => page.getByRole('listitem').filter({ hasText: name });
    await row('Travel policy').waitFor();
    await page.evaluate(
      `window.seen = [];
       new MutationObserver(() => {
         for (const row of document.querySelectorAll('.document-status')) seen.push(row.textContent);
       }).observe(document.body, { subtree: true, childList: true, characterData: true });`,
    );
    await choose(
      page,
      'plumbing.pdf',
      await makePdf([{ heading: 'Plumbing', text: 'Use copper.' }]),
    );
    await row('Plumbing').getByText('Ready, 1 page').waitFor();
    assert.ok((await page.evaluate<string[]>('seen')).includes('Uploading'));

    await choose(page, 'scan.pdf', await makeTextlessPdf());
    await row('scan').getByText('The file holds no text').waitFor();

    await choose(page, 'holiday.zip', Buffer.from('PK'));
    await row('holiday.zip').getByText('Not added').waitFor();
    await row('holiday.zip').getByRole('button', { name: 'Dismiss' }).click();
    await row('holiday.zip').waitFor({ state: 'detached' });

    await remove(page, row('scan'));
    await row('scan').waitFor({ state: 'detached' });
    // The refused upload is the only thing the browser may have remarked on.
    assert.deepEqual(
      complaints.filter((text) => !text.includes('415')),
      [],
    );
  });

  it('is the only one whose requests change something', async () => {
    const other = createServer((_request, response) => response.end('<!doctype html>'));
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const { page } = await openPage(browser, `http://other.localhost:${port}`, desktop);
    const answer = page.waitForResponse(`${stack.url}/api/documents/delete`);
    await page.evaluate(
      `fetch('${stack.url}/api/documents/delete', { method: 'POST', mode: 'no-cors', body: new Blob(['{"all":true}']) })`,
    );
    assert.equal((await answer).status(), 403);
    await page.context().close();
    other.close();
  });

  it('fits a phone', async () => {
    const { page, complaints } = await openPage(browser, stack.url, phone);
    await page.getByLabel('Your question').fill(parking);
    await page.getByRole('button', { name: 'Send' }).tap();
    await page.getByText(/^Answered by/u).waitFor();
    await assertFits(page);
    await page
      .getByRole('button', { name: /^Source \d$/u })
      .first()
      .tap();
    await page.getByRole('dialog').waitFor();
    await assertFits(page);
    await page.getByRole('button', { name: 'Close' }).tap();

    await page.getByRole('button', { name: 'Documents' }).tap();
    await page.getByRole('dialog', { name: 'Documents' }).getByText('Travel policy').waitFor();
    await assertFits(page);
    await page.getByRole('button', { name: 'Close' }).tap();

    await page.getByRole('button', { name: 'Conversations' }).tap();
    await page.getByRole('dialog').getByRole('button', { name: 'New chat' }).tap();
    await page.getByRole('heading', { name: 'Ask your documents' }).waitFor();
    await assertFits(page);
    assert.deepEqual(complaints, []);
  });

  it('says in a sentence when the server cannot be reached, and asks again', async () => {
    const { page } = await openPage(browser, stack.url, desktop);
    await page.route('**/api/chat', (route) => route.abort());
    await page.getByLabel('Your question').fill(parking);
    await page.keyboard.press('Enter');
    await page.getByText('The server cannot be reached.').waitFor();
    await page.unroute('**/api/chat');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('12 pounds a month').first().waitFor();
  });
});

/** Asks and waits for the whole answer. */
async function ask(page: Page, question: string): Promise<void> {
  const answers = page.getByText(/^Answered by/u);
  const before = await answers.count();
  await page.getByLabel('Your question').fill(question);
  await page.keyboard.press('Enter');
  await answers.nth(before).waitFor();
}

async function choose(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page
    .getByLabel('Files to add')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
}

async function remove(page: Page, row: Locator): Promise<void> {
  await row.hover();
  await row.getByRole('button', { name: /^Delete/u }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
}

/** The name of what has the focus. */
async function focused(page: Page): Promise<string> {
  return page.evaluate(
    `document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent.trim()`,
  );
}

/** Goes backwards through the page until something of this name has the focus. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const passed: string[] = [];
  while (passed.length < 60) {
    await page.keyboard.press('Shift+Tab');
    const here = await focused(page);
    if (typeof name === 'string' ? here === name : name.test(here)) return;
    passed.push(here);
  }
  assert.fail(`The keyboard does not lead to ${String(name)}, only to ${passed.join(' | ')}.`);
}

/** Nothing can be scrolled sideways or lies beyond the right edge. */
async function assertFits(page: Page): Promise<void> {
  const beyond = await page.evaluate(
    `[...document.querySelectorAll('body, body *')]
       .filter((element) => element.getBoundingClientRect().right > ${phone.viewport.width} + 0.5
         || (element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX === 'auto'))
       .map((element) => element.outerHTML.slice(0, 120))`,
  );
  assert.deepEqual(beyond, []);
}
