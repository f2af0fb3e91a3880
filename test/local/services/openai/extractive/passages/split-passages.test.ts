import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { splitPassages } from '../../../../../../local/services/openai/extractive/passages/split-passages.ts';

const split = (text: string) =>
  splitPassages([{ id: '1', title: 'Handbook', section: 'Leave', text }]);

describe('splitPassages', () => {
  it('makes a passage of every sentence, item and row', () => {
    const passages = split(`Leave is paid. It is booked early.

You may bring:

- a friend
- a dog

| Model | Price | Weight |
|---|---|---|
| X | €5 | |`);
    assert.deepEqual(
      passages.map(({ kind, text }) => [kind, text]),
      [
        ['sentence', 'Leave is paid.'],
        ['sentence', 'It is booked early.'],
        ['sentence', 'You may bring:'],
        ['item', 'a friend'],
        ['item', 'a dog'],
        ['row', 'X — Price: €5'],
      ],
    );
    assert.equal(passages[3]?.leadIn, 'You may bring:');
    assert.ok(passages[1]?.refersBack);
    assert.ok(passages[5]?.lead.has('price'));
  });

  it('keeps what a passage stands under', () => {
    const [first, second] = split(`# 2 Sick pay

## Who is paid?

Everybody is.

# 3 Other

Nothing.`);
    assert.ok(['leav', 'sick', 'paid', 'pai'].some((word) => first?.headings.has(word)));
    assert.equal(first?.heading, 'Who is paid?');
    assert.equal(second?.heading, '3 Other');
    assert.ok(!second.headings.has('sick'));
    assert.ok(first.title.has('handbook'));
  });

  it('leaves out tables of contents', () => {
    assert.deepEqual(split('| 1 Welcome | 3 |\n|---|---|\n| 2 Leave | 5 |'), []);
  });

  it('quotes nothing that reads as a citation, a link or an image', () => {
    const [passage] = split('See ![logo](a.png) [the **policy**](https://x.example) [12] **now.');
    assert.equal(passage?.text, 'See logo the policy (12) now.');
  });

  it('reads long hostile text in linear time', () => {
    for (const text of ['# '.repeat(20_000), '| '.repeat(20_000), '- '.repeat(20_000), '. A'.repeat(20_000)]) {
      assert.ok(Array.isArray(split(text)));
    }
  });
}); // prettier-ignore
