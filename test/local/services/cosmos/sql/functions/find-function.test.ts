import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { evaluate } from '../evaluate.ts';

function expectAll(cases: Readonly<Record<string, unknown>>): void {
  for (const [expression, value] of Object.entries(cases)) {
    assert.deepEqual(evaluate(expression), value, expression);
  }
}

describe('built-in functions', () => {
  it('of types', () => {
    expectAll({
      'IS_NULL(null)': true,
      'IS_NULL(c.none)': false,
      'IS_STRING(1)': false,
      'IS_INTEGER(1.5)': false,
      'IS_OBJECT([])': false,
      'IS_ARRAY([])': true,
      'IS_PRIMITIVE(null)': true,
      'IS_PRIMITIVE({})': false,
      'IS_BOOL(false)': true,
      'IS_NUMBER(1)': true,
      "IIF(c.none, 'a', 'b')": 'b',
    });
  });

  it('of strings', () => {
    expectAll({
      "CONTAINS('Abc', 'bC')": false,
      "CONTAINS('Abc', 'bC', true)": true,
      "ENDSWITH('abc', 'bc')": true,
      "INDEX_OF('abcabc', 'c', 3)": 5,
      "UPPER('straße')": 'STRASSE',
      "LENGTH('abc')": 3,
      "CONCAT('a', 'b', 'c')": 'abc',
      "CONCAT('a', 1)": undefined,
      "SUBSTRING('abcdef', 2, 3)": 'cde',
      "LEFT('abc', 2)": 'ab',
      "RIGHT('abc', 2)": 'bc',
      "RIGHT('abc', 0)": '',
      "REPLACE('a.b.c', '.', '$&')": 'a$&b$&c',
      "TRIM('  a ')": 'a',
      "REVERSE('abc')": 'cba',
      'TOSTRING({a: [1]})': '{"a":[1]}',
      "STRINGTONUMBER(' 1.5 ')": 1.5,
      "STRINGTONUMBER('x')": undefined,
      "STRINGTOBOOLEAN('true')": true,
      'UPPER(1)': undefined,
      'LOWER(c.none)': undefined,
    });
  });

  it('of numbers', () => {
    expectAll({
      'ABS(-1)': 1,
      'CEILING(1.2)': 2,
      'FLOOR(-1.2)': -2,
      'ROUND(2.5)': 3,
      'ROUND(-2.5)': -3,
      'ROUND(2.345, 2)': 2.35,
      'TRUNC(-1.9)': -1,
      'POWER(2, 10)': 1024,
      'SQRT(-1)': undefined,
      'LOG(8, 2)': 3,
      "SIGN('a')": undefined,
    });
  });

  it('of arrays', () => {
    expectAll({
      'ARRAY_LENGTH([1, 2])': 2,
      "ARRAY_LENGTH('ab')": undefined,
      'ARRAY_CONTAINS([1, {a: 1, b: 2}], {a: 1})': false,
      'ARRAY_CONTAINS([1, {a: 1, b: 2}], {a: 1}, true)': true,
      'ARRAY_CONTAINS([[1]], [1])': true,
      'ARRAY_CONTAINS([1], c.none)': undefined,
      'ARRAY_CONTAINS_ANY([1, 2], 3, 2)': true,
      'ARRAY_CONTAINS_ALL([1, 2], 1, 3)': false,
      'ARRAY_CONCAT([1], [2, 3])': [1, 2, 3],
      'ARRAY_SLICE([1, 2, 3, 4], 1, 2)': [2, 3],
      'ARRAY_SLICE([1, 2, 3, 4], -2)': [3, 4],
      'SETINTERSECT([1, 2, 2], [2, 3])': [2],
      'SETUNION([1, 2], [2, 3])': [1, 2, 3],
    });
  });

  it('of dates, by the time of the query', () => {
    expectAll({
      'GetCurrentDateTime()': '2026-01-02T03:04:05.0060000Z',
      'GetCurrentTimestamp()': Date.UTC(2026, 0, 2, 3, 4, 5, 6),
      "DateTimeAdd('mm', 1, '2026-01-15T00:00:00.0000000Z')": '2026-02-15T00:00:00.0000000Z',
      "DateTimeAdd('hh', -1, '2026-01-01T00:30:00Z')": '2025-12-31T23:30:00.0000000Z',
      "DateTimeDiff('yyyy', '2025-12-31T00:00:00Z', '2026-01-01T00:00:00Z')": 1,
      "DateTimeDiff('dd', '2026-01-01T23:00:00Z', '2026-01-02T01:00:00Z')": 1,
      "DateTimePart('month', '2026-03-04T00:00:00Z')": 3,
      "DateTimeToTimestamp('1970-01-01T00:00:01Z')": 1000,
      'TimestampToDateTime(0)': '1970-01-01T00:00:00.0000000Z',
      "DateTimePart('fortnight', '2026-03-04T00:00:00Z')": undefined,
      "DateTimeAdd('dd', 1, 'yesterday')": undefined,
    });
  });

  it('of vectors', () => {
    expectAll({
      'VectorDistance([1, 0], [2, 0])': 1,
      'VectorDistance([1, 0], [0, 3])': 0,
      'VectorDistance([1, 0], [0, 0])': 0,
      'VectorDistance([1, 0], [1])': undefined,
      "VectorDistance([1, 0], 'x')": undefined,
    });
  });

  it('are refused by name when they are not there', () => {
    assert.throws(() => evaluate('ST_WITHIN(c.a, c.b)'), {
      name: 'UnsupportedSqlError',
      message: /'ST_WITHIN'/,
    });
    assert.throws(() => evaluate('toString.constructor()'), /user-defined function/);
    assert.throws(() => evaluate('constructor()'), { name: 'UnsupportedSqlError' });
  });
});
