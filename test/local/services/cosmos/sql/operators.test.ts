import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { evaluate } from './evaluate.ts';

/** Each expression with its value; `undefined` is Cosmos DB's own undefined. */
function expectAll(cases: Readonly<Record<string, unknown>>, document = {}): void {
  for (const [expression, value] of Object.entries(cases)) {
    assert.deepEqual(evaluate(expression, document), value, expression);
  }
}

describe('operators', () => {
  it('bind as in the language', () => {
    expectAll({
      '1 + 2 * 3': 7,
      '(1 + 2) * 3': 9,
      '-2 + 5': 3,
      '10 - 4 - 3': 3,
      'NOT 1 = 2': true,
      'NOT true OR true': true,
      'true OR false AND false': true,
      '1 + 1 = 2 AND 2 < 3': true,
      'false ? 1 : true ? 2 : 3': 2,
      '1 BETWEEN 0 AND 2 AND true': true,
      "'a' || 'b' = 'ab'": true,
      '1 | 6 & 3': 3,
      '1 << 3': 8,
    });
  });

  it('compare within one type only', () => {
    expectAll({
      '1 < 2': true,
      "'a' < 'b'": true,
      'false < true': true,
      "1 < '2'": undefined,
      'null < 1': undefined,
      '[1] < [2]': undefined,
      "1 = '1'": false,
      "1 != '1'": true,
      'null = null': true,
      '{a: 1, b: [2]} = {b: [2], a: 1}': true,
      '[1, 2] = [2, 1]': false,
    });
  });

  it('know undefined, which is neither true nor false', () => {
    expectAll(
      {
        'c.none = 1': undefined,
        'c.none != 1': undefined,
        'c.none = c.none': undefined,
        'c.none = null': undefined,
        'NOT c.none': undefined,
        'c.none AND true': undefined,
        'c.none AND false': false,
        'c.none OR true': true,
        'c.none OR false': undefined,
        "c.none ?? 'default'": 'default',
        "c.nil ?? 'default'": null,
        'c.none IN (1)': undefined,
        undefined: undefined,
        'IS_DEFINED(c.none)': false,
      },
      { nil: null },
    );
  });

  it('give undefined for operands that do not fit', () => {
    expectAll({
      "1 + 'a'": undefined,
      "'a' || 1": undefined,
      '-true': undefined,
      '1 / 0': undefined,
      '0 % 0': undefined,
      '1 AND true': undefined,
    });
  });

  it('find values in lists, ranges and patterns', () => {
    expectAll({
      "'b' IN ('a', 'b')": true,
      "'c' NOT IN ('a', 'b')": true,
      '5 BETWEEN 5 AND 6': true,
      '5 NOT BETWEEN 6 AND 7': true,
      "'abc' LIKE 'a%'": true,
      "'abc' NOT LIKE 'b%'": true,
      '1 LIKE 1': undefined,
    });
  });

  it('reach into documents', () => {
    expectAll(
      {
        'c.a.b[1].d': 'deep',
        "c['a']['b'][0]": 1,
        'c.a.none.further': undefined,
        'c.a.b["1"]': undefined,
        'c.a[0]': undefined,
        'c.text[0]': undefined,
        'c.constructor': undefined,
        'c.__proto__': undefined,
        '{x: c.a.b[0], y: c.none}': { x: 1 },
        '[c.none, 1]': [1],
      },
      { a: { b: [1, { d: 'deep' }] }, text: 'abc' },
    );
  });
});
