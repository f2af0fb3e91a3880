import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { embedText } from '../../../../../local/services/openai/embed/embed-text.ts';

function similarity(a: string, b: string): number {
  const [u, v] = [embedText(a, 256), embedText(b, 256)];
  return u.reduce((sum, value, i) => sum + value * (v[i] ?? 0), 0);
}

describe('embedText', () => {
  it('gives the same unit vector every time, in the size asked for', () => {
    for (const dimensions of [1, 64, 256, 1536]) {
      const vector = embedText('How many days of annual leave?', dimensions);
      assert.equal(vector.length, dimensions);
      assert.ok(Math.abs(Math.hypot(...vector) - 1) < 1e-5);
      assert.deepEqual(embedText('How many days of annual leave?', dimensions), vector);
    }
  });

  it('gives a vector to text without content', () => {
    for (const text of ['', ' ', 'the of and', '!?']) {
      assert.equal(Math.hypot(...embedText(text, 256)), 1);
    }
  });

  it('puts related texts nearer than unrelated ones', () => {
    const question = 'How many days of annual leave do employees get?';
    const answer = 'Every employee receives 26 days of paid annual leave.';
    const other = 'The heat pump stands on a level base of concrete.';
    assert.ok(similarity(question, answer) > 0.3);
    assert.ok(similarity(question, other) < 0.15);
  });

  it('brings word forms and typing errors together', () => {
    assert.ok(similarity('reimbursement of travelling', 'reimburse travel') > 0.4);
    assert.ok(similarity('anual leave', 'annual leave') > 0.5);
  });

  it('hears the order of words', () => {
    const close = similarity('notice period of employment', 'notice period employment');
    const shuffled = similarity('notice period of employment', 'employment period notice');
    assert.ok(close > shuffled);
  });

  it('reads scripts without spaces and stays finite on hostile text', () => {
    assert.ok(similarity('有給休暇は何日ですか', '有給休暇は二十日です') > 0.3);
    for (const text of ['x'.repeat(100_000), '\ud800', '🙂'.repeat(1000), 'a-'.repeat(5000)]) {
      assert.ok(embedText(text, 256).every(Number.isFinite));
    }
  });
});
