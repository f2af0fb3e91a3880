import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { stem } from '../../../../../local/services/openai/text/stem.ts';

describe('stem', () => {
  const groups = [
    ['employ', 'employs', 'employed'],
    ['pay', 'paid', 'payment'],
    ['colour', 'color', 'colours'],
    ['organise', 'organizing', 'organisation'],
    ['travel', 'travelling', 'traveled'],
    ['licence', 'license'],
    ['dry', 'dried', 'drying'],
  ];
  for (const group of groups) {
    it(`brings ${group.join(', ')} together`, () => {
      assert.equal(new Set(group.map(stem)).size, 1);
    });
  }

  it('leaves identifiers, numbers and other scripts alone', () => {
    for (const word of ['x200', '1500.50', 'größe', '日本']) assert.equal(stem(word), word);
  });
});
