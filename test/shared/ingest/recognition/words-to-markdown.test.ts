import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ImageWord } from '../../../../shared/ingest/recognition/word-reader.ts';
import {
  meanConfidence,
  wordsToMarkdown,
} from '../../../../shared/ingest/recognition/words-to-markdown.ts';

const page = { width: 600, height: 800 };

interface Place {
  readonly left: number;
  readonly baseline: number;
  readonly size?: number;
  readonly confidence?: number;
}

/** The words of a text, five points to a character, one after another on a line. */
function line(text: string, { left, baseline, size = 10, confidence = 0.9 }: Place): ImageWord[] {
  let x = left;
  return text.split(' ').map((word) => {
    const placed = { text: word, left: x, right: x + word.length * 5, baseline, size, confidence };
    x = placed.right + 3;
    return placed;
  });
}

function read(...lines: readonly (readonly ImageWord[])[]): string {
  return wordsToMarkdown(lines.flat(), page);
}

const sentence = 'Members pay a yearly fee and may bring one guest to every meeting of';

describe('wordsToMarkdown', () => {
  it('joins the lines of a paragraph', () => {
    const text = read(
      line(sentence, { left: 50, baseline: 100 }),
      line('the club.', { left: 50, baseline: 112 }),
    );
    assert.equal(text, `${sentence} the club.`);
  });

  it('makes clearly taller lines headings, and small differences none', () => {
    const text = read(
      line('House rules', { left: 50, baseline: 70, size: 16 }),
      line(sentence, { left: 50, baseline: 100, size: 10.4 }),
      line('the club.', { left: 50, baseline: 112, size: 9.3 }),
    );
    assert.equal(text, `# House rules\n\n${sentence} the club.`);
  });

  it('puts aligned words into a table', () => {
    const rows = ['Item Price', 'Desk 400', 'Lamp 45'].map((row, at) => {
      const [item = '', price = ''] = row.split(' ');
      const baseline = 100 + at * 14;
      return [...line(item, { left: 50, baseline }), ...line(price, { left: 200, baseline })];
    });
    assert.equal(read(...rows), '| Item | Price |\n| --- | --- |\n| Desk | 400 |\n| Lamp | 45 |');
  });

  it('leaves out what is hardly a word: short scraps sooner than long words', () => {
    const text = read(
      line(sentence, { left: 50, baseline: 100 }),
      line('Ophthalmology', { left: 50, baseline: 112, confidence: 0.15 }),
      line('Tz', { left: 125, baseline: 112, confidence: 0.15 }),
      line('Lllllllii', { left: 145, baseline: 112, confidence: 0.02 }),
    );
    assert.equal(text, `${sentence} Ophthalmology`);
  });

  it('keeps words apart that stand close together', () => {
    const words = [
      { text: 'Sumatriptan', left: 50, right: 105, baseline: 100, size: 10, confidence: 0.9 },
      { text: '50mg', left: 105.5, right: 125, baseline: 100, size: 10, confidence: 0.9 },
    ];
    assert.equal(wordsToMarkdown(words, page), 'Sumatriptan 50mg');
  });

  it('normalises what was read', () => {
    assert.equal(read(line('of\u200bﬁce', { left: 50, baseline: 100 })), 'office');
  });

  it('gives nothing for nothing', () => {
    assert.equal(read(), '');
  });
});

describe('meanConfidence', () => {
  it('counts long words more', () => {
    const words = [
      ...line('certainly', { left: 0, baseline: 0, confidence: 1 }),
      ...line('x', { left: 0, baseline: 0, confidence: 0 }),
    ];
    assert.equal(meanConfidence(words), 0.9);
    assert.equal(meanConfidence([]), 1);
  });
});
