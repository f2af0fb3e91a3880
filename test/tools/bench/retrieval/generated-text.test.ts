import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GeneratedText } from '../../../../tools/bench/retrieval/generated-text.ts';

test('The same seed gives the same text, another seed another', () => {
  const [one, again, other] = [7, 7, 8].map((seed) => {
    const text = new GeneratedText(seed);
    const topic = text.topic();
    return [text.passage(topic, 100), text.question(topic)];
  });
  assert.deepEqual(one, again);
  assert.notDeepEqual(one, other);
});

test('A passage has as many words as asked for, many of them of its topic; some words are far commoner than others', () => {
  const text = new GeneratedText(1);
  const topic = new Set(text.topic());
  const words = text
    .passage([...topic], 5000)
    .toLowerCase()
    .replaceAll('.', '')
    .split(' ');
  assert.equal(words.length, 5000);
  const ofTopic = words.filter((word) => topic.has(word)).length / words.length;
  assert.ok(ofTopic > 0.2 && ofTopic < 0.5);
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const once = [...counts.values()].filter((count) => count === 1).length;
  assert.ok(once > 200 && Math.max(...counts.values()) > 100);
});
