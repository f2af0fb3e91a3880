import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Filter } from '../../../../../local/services/ai-search/odata/filter-syntax.ts';
import { parseFilter } from '../../../../../local/services/ai-search/odata/parse-filter.ts';
import { serviceError } from '../support/service-error.ts';

/** Writes a filter down with all its parentheses. */
function show(filter: Filter): string {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return `(${filter.operands.map(show).join(` ${filter.kind} `)})`;
    case 'not':
      return `not ${show(filter.operand)}`;
    case 'constant':
      return String(filter.value);
    case 'comparison':
      return `${filter.path} ${filter.operator} ${JSON.stringify(filter.literal.value)}`;
    case 'membership':
      return `${filter.path} in ${JSON.stringify([...filter.values])}`;
    case 'lambda': {
      const range = filter.range ? `${filter.range.variable}: ${show(filter.range.body)}` : '';
      return `${filter.path}/${filter.quantifier}(${range})`;
    }
  }
}

const parse = (text: string) => show(parseFilter(text));

describe('parseFilter', () => {
  it('binds "not" tighter than "and", and that tighter than "or"', () => {
    assert.equal(parse('a eq 1 or not b eq 2 and c eq 3'), '(a eq 1 or (not b eq 2 and c eq 3))');
    assert.equal(parse('(a eq 1 or b eq 2) and c eq 3'), '((a eq 1 or b eq 2) and c eq 3)');
  });

  it('reads every kind of literal', () => {
    assert.equal(parse("a eq 'it''s ok'"), 'a eq "it\'s ok"');
    assert.equal(parse("a eq ''"), 'a eq ""');
    assert.equal(parse('a gt -1.5e3'), 'a gt -1500');
    assert.equal(parse('a ne null'), 'a ne null');
    assert.equal(parse('a eq false'), 'a eq false');
    assert.equal(
      parse('a ge 2026-01-02T03:04:05.678+02:00'),
      `a ge ${Date.UTC(2026, 0, 2, 1, 4, 5, 678)}`,
    );
  });

  it('takes a boolean field alone, and a constant on the left', () => {
    assert.equal(parse('isDraft'), 'isDraft eq true');
    assert.equal(parse('not isDraft'), 'not isDraft eq true');
    assert.equal(parse('5 lt page'), 'page gt 5');
    assert.equal(parse('true'), 'true');
  });

  it('splits the list of search.in at spaces and commas, or at the delimiters given', () => {
    assert.equal(parse("search.in(a, 'x,y z')"), 'a in ["x","y","z"]');
    assert.equal(parse("search.in(a, 'x y|z', '|')"), 'a in ["x y","z"]');
  });

  it('reads lambdas', () => {
    assert.equal(parse('tags/any()'), 'tags/any()');
    assert.equal(
      parse("tags/any(t: t eq 'a' or t eq 'b') and tags/all(t: t ne 'c')"),
      '(tags/any(t: (t eq "a" or t eq "b")) and tags/all(t: t ne "c"))',
    );
  });

  it('answers 400 with the position of what it does not understand', () => {
    const malformed: [text: string, position: number][] = [
      ['', 0],
      ['a eq', 4],
      ['a eq 1 b', 7],
      ['(a eq 1', 7],
      ["a eq 'x", 5],
      ["a = 'x'", 2],
      ['tags/any(t t eq 1)', 11],
      ["search.in(a 'x')", 12],
      ['a eq 1; drop', 6],
    ];
    for (const [text, position] of malformed) {
      assert.throws(
        () => parseFilter(text),
        serviceError(400, RegExp(`position ${position} `)),
        text,
      );
    }
    assert.throws(() => parseFilter('('.repeat(50_000)), serviceError(400, /nested deeper/));
    assert.throws(() => parseFilter('a eq 2026-13-40T00:00:00Z'), serviceError(400, /not a date/));
  });

  it('answers 501 to functions that are not served here', () => {
    for (const text of ["search.ismatch('x')", 'geo.distance(a, b) lt 5']) {
      assert.throws(() => parseFilter(text), serviceError(501, /is not supported/));
    }
  });
});
