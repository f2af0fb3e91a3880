import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseSimpleQuery } from '../../../../../../local/services/ai-search/engine/query/parse-simple-query.ts';
import type {
  SearchMode,
  SimpleQuery,
} from '../../../../../../local/services/ai-search/engine/query/simple-query.ts';

/** Writes a query down with all its parentheses. */
function show(query: SimpleQuery | undefined): string {
  if (!query) return '';
  switch (query.kind) {
    case 'term':
      return query.text;
    case 'prefix':
      return `${query.text}*`;
    case 'phrase':
      return `"${query.text}"`;
    case 'not':
      return `-${show(query.operand)}`;
    default:
      return `(${query.operands.map(show).join(query.kind === 'and' ? ' & ' : ' | ')})`;
  }
}

const parse = (text: string, mode: SearchMode = 'any') => show(parseSimpleQuery(text, mode));

describe('parseSimpleQuery', () => {
  it('joins terms by the search mode', () => {
    assert.equal(parse('wifi luxury'), '(wifi | luxury)');
    assert.equal(parse('wifi luxury', 'all'), '(wifi & luxury)');
  });

  it('lets operators overrule the search mode, without precedence', () => {
    assert.equal(parse('a + b'), '(a & b)');
    assert.equal(parse('a | b', 'all'), '(a | b)');
    assert.equal(parse('a b + c'), '((a | b) & c)');
    assert.equal(parse('a + (b | c)'), '(a & (b | c))');
  });

  it('takes a minus for "not" only before a term', () => {
    assert.equal(parse('wifi -luxury'), '(wifi | -luxury)');
    assert.equal(parse('wifi - luxury'), '(wifi | - | luxury)');
    assert.equal(parse('part-time'), 'part-time');
    assert.equal(parse('a -(b c)', 'all'), '(a & -(b & c))');
  });

  it('reads phrases and prefixes', () => {
    assert.equal(parse('"red wine" glas*'), '("red wine" | glas*)');
    assert.equal(parse('5" screen'), '(5 | screen)');
    assert.equal(parse('*'), '');
  });

  it('takes an escaped operator for a letter', () => {
    assert.equal(parse('c\\+\\+ \\-x'), '(c++ | -x)');
    assert.deepEqual(parseSimpleQuery('glas\\*', 'any'), { kind: 'term', text: 'glas*' });
  });

  it('accepts any text', () => {
    for (const text of [
      '',
      ' ',
      '()',
      ')',
      '((',
      '"',
      '+|-',
      '-',
      'a)b',
      '\\',
      '('.repeat(10_000),
    ]) {
      assert.doesNotThrow(() => parseSimpleQuery(text, 'any'), text.slice(0, 10));
    }
    assert.equal(parse('a) b ('), '(a | b)');
  });
});
