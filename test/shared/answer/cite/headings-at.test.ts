import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { headingsAt } from '../../../../shared/answer/cite/headings-at.ts';

const content = [
  'Tail of the section before.',
  '## 4.3 Carrying over',
  'Up to five days.',
  '# 5 **Illness** #',
  'Call in.',
  '## 5.1 Sick pay',
  'Paid in full.',
].join('\n\n');
const at = (text: string, headings: readonly string[] = []) =>
  headingsAt({ headings, content }, content.indexOf(text));

describe('headingsAt', () => {
  it('gives the chunk’s own path before its first heading', () => {
    assert.deepEqual(at('Tail', ['Handbook']), ['Handbook']);
  });

  it('follows the headings inside the chunk up to the place', () => {
    assert.deepEqual(at('Up to five'), ['4.3 Carrying over']);
    assert.deepEqual(at('Call in'), ['5 Illness']);
    assert.deepEqual(at('Paid'), ['5 Illness', '5.1 Sick pay']);
  });

  it('names a heading once that stands both above the chunk and in it', () => {
    assert.deepEqual(at('Call in', ['5 Illness']), ['5 Illness']);
    assert.deepEqual(at('Paid', ['Handbook', '5 Illness']), [
      'Handbook',
      '5 Illness',
      '5.1 Sick pay',
    ]);
  });
});
