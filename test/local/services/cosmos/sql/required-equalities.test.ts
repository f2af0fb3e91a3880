import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseQuery } from '../../../../../local/services/cosmos/sql/parse-query.ts';
import { requiredEqualities } from '../../../../../local/services/cosmos/sql/required-equalities.ts';

const required = (where: string, from = 'c') =>
  Object.fromEntries(
    requiredEqualities(
      parseQuery(`SELECT * FROM ${from} WHERE ${where}`),
      new Map([['@t', 'tenant']]),
    ),
  );

describe('requiredEqualities', () => {
  it('finds what is joined by AND, on either side of the sign', () => {
    assert.deepEqual(required("c.tenantId = @t AND ('x' = c.id AND c.a.b = 1) AND c.n > 2"), {
      '/tenantId': 'tenant',
      '/id': 'x',
      '/a/b': 1,
    });
  });

  it('takes nothing that a result may do without', () => {
    for (const where of [
      "c.id = 'x' OR c.id = 'y'",
      "NOT c.id = 'x'",
      "c.id != 'x'",
      'c.id = c.other',
      "UPPER(c.id) = 'X'",
      "c.tags[0] = 'x'",
    ]) {
      assert.deepEqual(required(where), {}, where);
    }
  });

  it('takes nothing from an alias that is not the document', () => {
    assert.deepEqual(required("t.id = 'x'", 't IN c.tags'), {});
    assert.deepEqual(required("p.id = 'x'", 'c.pet AS p'), {});
    assert.deepEqual(required("p.id = 'x'", 'people p'), { '/id': 'x' });
  });
});
