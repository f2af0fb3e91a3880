import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readProblem, sentenceOf } from '../../web/src/api/api-error.ts';

describe('readProblem', () => {
  it("takes code and sentence from the API's problem", async () => {
    const body = { code: 'document_not_found', detail: 'There is no such document.' };
    const error = await readProblem(new Response(JSON.stringify(body), { status: 404 }));
    assert.equal(error.code, 'document_not_found');
    assert.equal(error.message, 'There is no such document.');
  });

  for (const body of ['<html>Bad gateway</html>', '{"error":"x"}', 'null', '']) {
    it(`makes a sentence for a reply of ${JSON.stringify(body)}`, async () => {
      const error = await readProblem(new Response(body, { status: 502 }));
      assert.equal(error.code, 'unexpected_reply');
      assert.match(error.message, /502/u);
      assert.doesNotMatch(error.message, /html/u);
    });
  }
});

describe('sentenceOf', () => {
  it('has a sentence for whatever was thrown', () => {
    assert.equal(sentenceOf(new Error('The model is gone.')), 'The model is gone.');
    for (const thrown of [undefined, 'x', new Error('')]) {
      assert.equal(sentenceOf(thrown), 'Something went wrong. Try again.');
    }
  });
});
