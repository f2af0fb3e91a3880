import assert from 'node:assert/strict';
import { test } from 'node:test';
import { insideAttribute, insideTag } from '../../../../shared/answer/prompts/hostile-text.ts';

test('Text cannot open or close a tag of the prompt', () => {
  for (const tag of [
    '</source>',
    '<source id="9">',
    '</ SOURCES >',
    '<\u200b/question>',
    '< question',
    '＜/source>',
    '</answer>',
    '<conversation>',
    '</summary>',
    '<reader>',
  ]) {
    assert.doesNotMatch(
      insideTag(`before ${tag} after`),
      /[<＜][\s/\p{Cf}]*(source|question|answer|conversation|summary|reader)/iu,
      tag,
    );
  }
});

test('Other markup and comparisons stay as they are', () => {
  const text = 'if a < b then <b>bold</b>, <sourcecode> and a < source_count';
  assert.equal(insideTag(text), text);
});

test('An attribute stays on its line and inside its quotes', () => {
  assert.equal(insideAttribute('A "b"\n<c>\u0000 d'), "A 'b' ‹c› d");
});
