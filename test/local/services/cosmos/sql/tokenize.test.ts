import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { tokenize } from '../../../../../local/services/cosmos/sql/tokenize.ts';

const values = (query: string) =>
  tokenize(query).map((token) => ('value' in token ? token.value : token.text));

describe('tokenize', () => {
  it('reads numbers, strings, parameters, words and operators', () => {
    assert.deepEqual(values(`c.x>=1.5e3 AND 'a' ?? @p`), [
      'c', '.', 'x', '>=', 1500, 'AND', 'a', '??', '@p', 'end of query',
    ]); // prettier-ignore
  });

  it('knows keywords in any case, and nothing of them inside words', () => {
    const kinds = tokenize('select Value inner').map((token) => token.kind);
    assert.deepEqual(kinds, ['symbol', 'symbol', 'word', 'end']);
  });

  it('unescapes strings in either quote', () => {
    assert.deepEqual(values(String.raw`'it\'s' "a\"b" 'tab\t' '\u00fc' "it's"`).slice(0, -1), [
      "it's",
      'a"b',
      'tab\t',
      'ü',
      "it's",
    ]);
  });

  it('skips comments', () => {
    assert.deepEqual(values('1 -- one\n2'), [1, 2, 'end of query']);
  });

  it('refuses an unfinished string and a strange character', () => {
    assert.throws(() => tokenize("SELECT 'open"), { name: 'SqlError', message: /'open/ });
    assert.throws(() => tokenize('SELECT #'), { name: 'SqlError' });
  });
});
