import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseHtml } from '../../../../../shared/ingest/parsers/html/parse-html.ts';
import { defaultParseLimits } from '../../../../support/default-parse-limits.ts';

function parse(html: string | Uint8Array) {
  const bytes = typeof html === 'string' ? new TextEncoder().encode(html) : html;
  return parseHtml({ bytes, ...defaultParseLimits, onPages: () => undefined });
}

test('headings, lists, tables and code are kept', async () => {
  const { text, title } = await parse(`<html><head><title> Benefits
    2026 </title></head><body><nav>Home | About</nav><h1>Benefits</h1><p>All <b>staff</b> get <a href="https://x/y">these</a>:</p>
    <ul><li>one</li><li>two</li></ul>
    <table><tr><th>Plan</th><th>Price</th></tr><tr><td>A | B</td><td><p>12</p><p>EUR</p></td></tr></table>
    <pre><code>npm start</code></pre><script>alert(1)</script></body></html>`);
  assert.equal(title, 'Benefits 2026');
  assert.equal(
    text,
    '# Benefits\n\nAll staff get these:\n\n- one\n- two\n\n| Plan | Price |\n| --- | --- |\n| A \\| B | 12 EUR |\n\n```\nnpm start\n```',
  );
});

test('definition lists keep term and definition together', async () => {
  const { text } = await parse('<dl><dt>Deductible</dt><dd>What you pay first.</dd></dl>');
  assert.equal(text, 'Deductible: What you pay first.');
});

test('layout tables and rows outside tables become plain text', async () => {
  const { text } = await parse(
    '<table><tr><td>Left<table><tr><th>k</th><td>v</td></tr></table></td></tr></table><tr><td>stray</td></tr>',
  );
  assert.match(text, /Left/u);
  assert.match(text, /\| k \| v \|/u);
  assert.match(text, /stray/u);
});

test('an article is taken out of its page', async () => {
  const paragraph = `<p>${'The release brings faster search and a new page for documents. '.repeat(12)}</p>`;
  const { text } = await parse(
    `<body><div class="sidebar"><a href="/a">Latest offers</a></div><article><h1>Release</h1>${paragraph.repeat(4)}</article></body>`,
  );
  assert.doesNotMatch(text, /Latest offers/u);
  assert.match(text, /^#{1,2} Release\n\nThe release brings/u);
});

test('text beside a short article is not lost', async () => {
  const long = `<p>${'A sentence that readers would look for in this page, too. '.repeat(20)}</p>`;
  const { text } = await parse(
    `<body><div>${long}</div><footer>Office hours: 9 to 17</footer></body>`,
  );
  assert.match(text, /A sentence that readers/u);
});

test('the declared charset is used, and encoded signs are decoded', async () => {
  const bytes = Buffer.from(
    '<meta charset="windows-1252"><p>caf\xe9 &amp; cr\xe8me &lt;5 &euro;</p>',
    'latin1',
  );
  assert.equal((await parse(new Uint8Array(bytes))).text, 'café & crème <5 €');
});

test('a page without text is empty', async () => {
  await assert.rejects(parse('<html><body><script>1</script></body></html>'), {
    code: 'empty_document',
  });
});

test('a page without body, and one without html, are read whole', async () => {
  const title = '<head><title>T</title></head>';
  assert.equal((await parse(`<html>${title}<p>Text</p></html>`)).text, 'Text');
  assert.equal((await parse(`${title}<body><p>Text</p></body>`)).text, 'Text');
  assert.equal((await parse('Text <b>alone</b>')).text, 'Text alone');
});
