import assert from 'node:assert/strict';
import { test } from 'node:test';
import { areRelevant, lexicalRelevance } from '../../../shared/answer/relevance.ts';
import { aChunk } from '../../support/a-chunk.ts';

const leave = aChunk({ content: 'Everyone has 25 days of annual leave.' });
const pay = aChunk({ content: 'Salaries are paid monthly.' });

test('A passage that has every term of the question is fully relevant', () => {
  assert.equal(lexicalRelevance('How many days of annual leave?', [pay, leave]), 1);
});

test('The title counts as part of the passage', () => {
  assert.equal(lexicalRelevance('Does the employee handbook speak of leave?', [leave]) > 0.6, true);
});

test('Terms that no passage has weigh most', () => {
  const half = lexicalRelevance('annual leave in Reykjavik and Antananarivo', [pay, leave]);
  assert(half > 0 && half < 0.5);
  assert.equal(lexicalRelevance('volcanoes of Iceland', [pay, leave]), 0);
});

test('A question in another language is not judged by its words', () => {
  for (const question of [
    'Wie viele Urlaubstage habe ich?',
    'Was steht mir in der Probezeit so an Urlaub zu, also im ersten Jahr?',
    'A quoi ai-je droit on dit?',
    '¿A cuántas vacaciones me da derecho un año?',
  ]) {
    assert.equal(areRelevant([leave], question, 0.2), true, question);
  }
  assert.equal(areRelevant([leave], 'How many volcanoes erupted?', 0.2), false);
});

test('Nothing found is never relevant; a question without terms is no reason to refuse', () => {
  assert.equal(areRelevant([], 'What is it?', 0), false);
  assert.equal(areRelevant([leave], 'What is it?', 0.9), true);
});
