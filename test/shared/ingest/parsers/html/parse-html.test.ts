import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseHtml } from '../../../../../shared/ingest/parsers/html/parse-html.ts';
import { encodeText } from '../charset/encode-text.ts';
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
  const { text: grouped } = await parse(
    '<dl><div><dt>Copay</dt><dd>A fee.</dd><dd>Per visit.</dd></div><dt>Premium</dt><dt>Cap</dt></dl>',
  );
  assert.equal(grouped, 'Copay: A fee.\n\nCopay: Per visit.\n\nPremium\n\nCap');
  assert.equal((await parse('<dl><dt>a<dd>b<dl><dt>c<dd>d</dl></dl>')).text, 'a: bcd');
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

test('charsets of all the world are read, declared in any of the ways', async () => {
  const cases: readonly (readonly [string, string, string])[] = [
    [
      'shift_jis',
      '休暇',
      '<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS">',
    ],
    ['gb18030', '假期', "<meta charset='gb2312'>"],
    ['windows-1251', 'Отпуск', '<meta charset=windows-1251>'],
    ['euc-kr', '휴가', '<?xml version="1.0" encoding="EUC-KR"?>'],
  ];
  for (const [label, text, declaration] of cases) {
    const page = encodeText(`${declaration}<p>${text}</p>`, label);
    assert.equal((await parse(page)).text, text, label);
  }
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

test('a form is text with fields in it: its text stays', async () => {
  const { text } = await parse('<form><h1>Claims</h1><p>Send it in.</p><input value="x"></form>');
  assert.equal(text, '# Claims\n\nSend it in.');
});

test('elements without end, and nesting without sense, keep their text and take no time', async () => {
  const deep = `${'<div>'.repeat(100_000)}inside${'</div>'.repeat(100_000)}<p>after</p>`;
  assert.equal((await parse(deep)).text, 'inside\n\nafter');
  const tables = '<table><tr><td>cell'.repeat(5000);
  assert.match((await parse(tables)).text, /cell/u);
  assert.match((await parse(`${'<p><b><i>'.repeat(20_000)}end`)).text, /end$/u);
});

test('an element with very many children is read', async () => {
  const { text } = await parse(`<span>${'a<br>'.repeat(150_000)}</span>`);
  assert.equal(text.replace(/\s/gu, '').length, 150_000);
});

test('a page too long for a tree is read as a stream', async () => {
  const paragraph = `<p>All <b>staff</b> are <a href="/x">insured</a>.</p>`;
  const rows = '<table><tr><th>A</th></tr><tr><td>1<br>2</td></tr></table>';
  const filler = '<p>filler text</p>\n'.repeat(250_000);
  const { text, title } = await parse(
    `<html><head><title>Long</title><style>p{}</style></head><body><nav>Home</nav>${paragraph}${rows}${filler}</body></html>`,
  );
  assert.equal(title, 'Long');
  assert.match(
    text,
    /^All staff are insured\.\n\n\| A \|\n\| --- \|\n\| 1 2 \|\n\nfiller text\n\nfiller/u,
  );
});

test('a table that only places things on a page is dissolved', async () => {
  const { text } = await parse(
    '<table role="presentation"><tr><td>one</td><td>two</td></tr></table>' +
      '<table><tr><td></td><td>three</td></tr><tr><td>four</td></tr></table>' +
      '<table><tr><th>five</th></tr><tr><td>six</td></tr></table>',
  );
  assert.equal(text.replace(/\n+/gu, '\n'), 'one\ntwo\nthree\nfour\n| five |\n| --- |\n| six |');
});
