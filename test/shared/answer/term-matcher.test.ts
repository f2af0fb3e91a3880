import assert from 'node:assert/strict';
import { test } from 'node:test';
import { questionTerms } from '../../../shared/answer/question-terms.ts';
import { termMatcher } from '../../../shared/answer/term-matcher.ts';

function found(question: string, text: string): string[] {
  const terms = questionTerms(question);
  return termMatcher(terms)(text).map(
    ({ term, offset }) => `${terms[term]?.surface ?? ''}@${offset}`,
  );
}

test('A word is found in its other forms, not inside or at the start of other words', () => {
  assert.deepEqual(found('policy', 'Policies apply. The policy, polices, metapolicy.'), [
    'policy@0',
    'policy@20',
  ]);
  assert.deepEqual(found('filing', 'files filed film'), ['filing@0', 'filing@6']);
  assert.deepEqual(found('possibility', 'It is possible.'), ['possibility@6']);
});

test('An identifier is found whole, whatever separates its parts', () => {
  assert.deepEqual(found('XR-200', 'XR 200, xr200, XR-2000, AXR-200'), ['xr-200@0', 'xr-200@8']);
  assert.deepEqual(found('XR200', 'XR-200, XR 200, XR/200, XR--200'), [
    'xr200@0',
    'xr200@8',
    'xr200@16',
  ]);
  assert.deepEqual(found('1000', '1,000 and 1000 and 10000'), ['1000@10']);
});

test('Pairs of unspaced scripts are found anywhere', () => {
  assert.deepEqual(found('休暇', '年次休暇です'), ['休暇@2']);
});

test('Characters that mean something in patterns are plain text', () => {
  assert.deepEqual(found('1.5 (a+b)*', '1.5 1x5'), ['1.5@0']);
});

test('Nothing to look for is found nowhere', () => {
  assert.deepEqual(found('the of', 'the of'), []);
});
