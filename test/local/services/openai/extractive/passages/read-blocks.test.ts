import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readBlocks } from '../../../../../../local/services/openai/extractive/passages/read-blocks.ts';

describe('readBlocks', () => {
  it('reads Markdown: headings, wrapped paragraphs, lists, tables', () => {
    const text = `# Leave

You get 26 days
of leave.

- one
  and more
- two

| Model | Price |
|---|--:|
| A | €5 |
`;
    assert.deepEqual(readBlocks(text), [
      { kind: 'heading', text: 'Leave', level: 1 },
      { kind: 'paragraph', text: 'You get 26 days of leave.' },
      { kind: 'list', ordered: false, items: ['one and more', 'two'] },
      { kind: 'table', header: ['Model', 'Price'], rows: [['A', '€5']] },
    ]);
  });

  it('finds headings in plain text of a PDF', () => {
    const text = `charge more than the health plan is willing to pay for it.
Exceptions
There are certain exceptions to the rule of non-participating providers.
What is an in-network provider?
In-network providers have agreed to accept the terms.`;
    assert.deepEqual(
      readBlocks(text).map(({ kind }) => kind),
      ['paragraph', 'heading', 'paragraph', 'heading', 'paragraph'],
    );
  });

  it('tells a numbered heading from numbered steps', () => {
    assert.equal(readBlocks('1. Introduction\n\nThis text introduces.')[0]?.kind, 'heading');
    assert.deepEqual(readBlocks('1. Press OK\n\n2. Hold for five seconds'), [
      { kind: 'list', ordered: true, items: ['Press OK', 'Hold for five seconds'] },
    ]);
  });

  it('reads tables laid out with spaces', () => {
    const text = `    No.  What              Who
    1    Order the bench   P. Dell
    2    Plan open day     A. Rowe`;
    assert.deepEqual(readBlocks(text), [
      {
        kind: 'table',
        header: ['No.', 'What', 'Who'],
        rows: [
          ['1', 'Order the bench', 'P. Dell'],
          ['2', 'Plan open day', 'A. Rowe'],
        ],
      },
    ]);
  });

  it('joins what a list item wraps onto and leaves the paragraph after it', () => {
    assert.deepEqual(readBlocks('• first item that\ngoes on.\nA new paragraph starts here.'), [
      { kind: 'list', ordered: false, items: ['first item that goes on.'] },
      { kind: 'paragraph', text: 'A new paragraph starts here.' },
    ]);
  });
});
