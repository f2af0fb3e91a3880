import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseHTML } from 'linkedom';
import { limitNesting } from '../../../../../shared/ingest/parsers/html/limit-nesting.ts';
import { Random } from '../../../../support/random.ts';

test('a page within the limit is returned as it is', () => {
  const page = `<!doctype html><p>a<p>b<ul><li>c<li>d</ul><script>"<div>".repeat(9)</script>${'<li>x'.repeat(500)}<br/>`;
  assert.equal(limitNesting(page), page);
  const rows = `<table>${'<tr><td>a<td>b'.repeat(400)}</table>${'<p>text'.repeat(400)}`;
  assert.equal(limitNesting(rows), rows);
});

test('what is too deep loses its tags and keeps its text', () => {
  const page = `${'<div>'.repeat(300)}x${'</div>'.repeat(300)}<p>y</p>`;
  const limited = limitNesting(page);
  assert.equal(limited.match(/<div>/gu)?.length, 256);
  assert.equal(limited.match(/<\/div>/gu)?.length, 256);
  assert.match(limited, /x[\s\S]*<p>y<\/p>$/u);
});

test('no trick of quotes, comments or foreign elements hides depth from the scan', () => {
  const deep = '<div>'.repeat(2000);
  const tricks = [
    `<a '>${deep}'>`,
    `<a x="y"'>${deep}'>`,
    `<a ="x>${deep}"`,
    `<a b=c"d>${deep}">`,
    `<a /="x>${deep}">`,
    `<a b= "x">${deep}`,
    `<!-->${deep}-->`,
    `<!--->${deep}-->`,
    `<!--x--!>${deep}-->`,
    `<svg><style>${deep}</style></svg>`,
    `<svg><title>${deep}`,
    `<title>${deep}</title>`,
    `<textarea>${deep}`,
    `<script/>${deep}</script>${deep}`,
    `<SCRIPT></script >${deep}`,
    `<![CDATA[>${deep}]]>`,
    `<?x ${deep}?>`,
    `<p>${'<b></p><p>'.repeat(2000)}`,
    `<svg>${'<g a=b/>'.repeat(2000)}`,
    `<svg>${'<g / >'.repeat(2000)}`,
    '<td><li>'.repeat(2000),
    '<svg/><math>'.repeat(2000),
  ];
  for (const trick of tricks) assert.ok(depthOf(limitNesting(trick)) < 300, trick.slice(0, 30));
});

test('pages made at random never become deeper', () => {
  const random = new Random(7);
  const parts =
    `<div> <p> <b> <td> <tr> <table> <li> <ul> </p> </b> </td> </ul> <svg> </svg> <g/> <br> <a_'> <a_x="> "> <!-- --> <style> </style> text`.split(
      ' ',
    );
  for (let page = 0; page < 40; page += 1) {
    const html = Array.from({ length: 3000 }, () => random.pick(parts).replace('_', ' ')).join('');
    assert.ok(depthOf(limitNesting(html)) < 300, `page ${page}`);
  }
});

/** How deep the parser that is used afterwards sees a page nested. */
function depthOf(html: string): number {
  const { document } = parseHTML(`<html><body>${html}</body></html>`) as unknown as {
    document: TreeNode;
  };
  let deepest = 0;
  const open: { node: TreeNode; depth: number }[] = [{ node: document, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    deepest = Math.max(deepest, next.depth);
    for (const node of next.node.childNodes) open.push({ node, depth: next.depth + 1 });
  }
  return deepest;
}

interface TreeNode {
  readonly childNodes: readonly TreeNode[];
}
