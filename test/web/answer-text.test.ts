import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { createElement, type ComponentType } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { createServer, type ViteDevServer } from 'vite';
import type { Grounding } from '../../web/src/api/types.ts';

const web = join(import.meta.dirname, '..', '..', 'web');

interface AnswerTextProps {
  readonly text: string;
  readonly cited: ReadonlyMap<number, readonly unknown[]>;
  readonly grounding: Grounding | undefined;
}

describe('AnswerText', () => {
  let vite: ViteDevServer;
  let AnswerText: ComponentType<AnswerTextProps>;
  before(async () => {
    vite = await createServer({
      root: web,
      logLevel: 'error',
      appType: 'custom',
      optimizeDeps: { noDiscovery: true },
      server: { middlewareMode: true, ws: false, watch: null },
    });
    ({ AnswerText } = (await vite.ssrLoadModule('/src/chat/answer-text.tsx')) as {
      AnswerText: ComponentType<AnswerTextProps>;
    });
    // Where the page would be served from.
    Object.assign(globalThis, { location: { origin: 'http://localhost:7071' } });
  });
  after(async () => {
    Reflect.deleteProperty(globalThis, 'location');
    await vite.close();
  });

  function render(text: string, cited: readonly number[] = [], grounding?: Grounding): string {
    const map = new Map(cited.map((number) => [number, []]));
    return renderToStaticMarkup(createElement(AnswerText, { text, cited: map, grounding }));
  }

  it('makes a button of a cited number and only text of one without a passage', () => {
    const html = render('Leave is 26 days [1]. Perhaps [2].', [1]);
    assert.match(html, /<button[^>]*aria-label="Source 1"[^>]*>1<\/button>/u);
    assert.match(html, /<span class="citation">2<\/span>/u);
  });

  it('shows HTML as the text it is', () => {
    const html = render(
      '<img src=x onerror=alert(1)> <button value="1">x</button>\n\n<script>a</script>',
    );
    assert.doesNotMatch(html, /<(?:img|button|script)/u);
    assert.match(html, /&lt;img src=x/u);
  });

  it('shows a table as one, with the numbers in its cells', () => {
    const html = render('| Plan | Price |\n| --- | --- |\n| Basic | 12 pounds [1] |', [1]);
    assert.match(html, /<table>.*<th>Plan<\/th>.*<td>12 pounds<button[^>]*aria-label="Source 1"/su);
  });

  it('makes no link of a bare address', () => {
    const html = render('See https://evil.example/ and www.evil.example or mail x@evil.example.');
    assert.doesNotMatch(html, /href/u);
    assert.match(html, /www\.evil\.example/u);
  });

  it('renders no image, whatever its address', () => {
    assert.doesNotMatch(
      render('![a](https://evil.example/p.png) ![b](/api/documents/d/content)'),
      /<img|evil/u,
    );
  });

  it('links to documents of this server and nowhere else', () => {
    const html = render(
      '[here](/api/documents/d/content#page=2) [there](https://evil.example/) [run](javascript:alert(1)) <https://evil.example>',
    );
    assert.deepEqual(html.match(/href="[^"]*"/gu), ['href="/api/documents/d/content#page=2"']);
    assert.match(html, /there/u);
  });

  it('marks the statements that no source bears out, whatever their Markdown', () => {
    const text =
      'Leave is 26 days [1].\n\n- It can be **sold** at `any` time. Ask.\n- Tom &amp; Ann agree.';
    const stretch = (words: string) => {
      const start = text.indexOf(words);
      return { start, end: start + words.length, supported: false };
    };
    const html = render(text, [1], {
      sentences: [
        { start: 0, end: 21, supported: true },
        stretch('It can be **sold** at `any` time.'),
        stretch('Tom &amp; Ann agree.'),
      ],
    });
    const marked = [...html.matchAll(/<span class="unsupported">(.*?)<\/span>/gu)].map(
      ([, words]) => words,
    );
    assert.deepEqual(marked, ['It can be ', 'sold', ' at ', ' time.', 'Tom &amp; Ann agree.']);
  });

  it('keeps the number of a statement that is not borne out', () => {
    const text = 'Leave is 99 days [1].';
    const sentences = [{ start: 0, end: text.length, supported: false }];
    const html = render(text, [1], { sentences, ungrounded: true });
    assert.match(
      html,
      /<span class="unsupported">Leave is 99 days<button[^>]*>1<\/button>\.<\/span>/u,
    );
  });
});
