import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBlocks } from '../../../tools/samples/read-blocks.ts';

test('headings, styled paragraphs and quotations become blocks', () => {
  const blocks = readBlocks('## 1.1 Heat & cold\n\nSet **P10** to `0.6`.\n\n> *Note.* Wait.\n');
  assert.deepEqual(blocks, [
    { kind: 'heading', level: 2, text: '1.1 Heat & cold' },
    {
      kind: 'paragraph',
      runs: [
        { text: 'Set ', style: 'plain' },
        { text: 'P10', style: 'bold' },
        { text: ' to ', style: 'plain' },
        { text: '0.6', style: 'code' },
        { text: '.', style: 'plain' },
      ],
    },
    {
      kind: 'callout',
      runs: [
        { text: 'Note.', style: 'italic' },
        { text: ' Wait.', style: 'plain' },
      ],
    },
  ]);
});

test('lists keep their first number and their nested lists', () => {
  const [list] = readBlocks('3. Close the valve.\n   - Turn it by a quarter.\n4. Drain.\n');
  assert.ok(list?.kind === 'list');
  assert.equal(list.start, 3);
  assert.equal(list.items.length, 2);
  assert.equal(list.items[0]?.children[0]?.start, undefined);
  assert.equal(list.items[0]?.children[0]?.items[0]?.runs[0]?.text, 'Turn it by a quarter.');
});

test('tables keep the alignment of their columns', () => {
  assert.deepEqual(readBlocks('| Part | Price |\n|---|--:|\n| Fan | £38 |\n'), [
    {
      kind: 'table',
      align: ['left', 'right'],
      header: ['Part', 'Price'],
      rows: [['Fan', '£38']],
    },
  ]);
});

test('an element that the layout cannot draw is refused by name', () => {
  assert.throws(() => readBlocks('```\ncode\n```\n'), /does not draw the Markdown element "code"/);
  assert.throws(() => readBlocks('See ![a fan](fan.png).\n'), /element "image"/);
});
