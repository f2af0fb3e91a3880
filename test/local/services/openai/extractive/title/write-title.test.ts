import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { writeTitle } from '../../../../../../local/services/openai/extractive/title/write-title.ts';

describe('writeTitle', () => {
  const cases = {
    'What does fault code E42 mean?': 'Fault code E42',
    'Can you please tell me about parental leave?': 'Parental leave',
    'How many days of annual leave do employees get?': 'Days of annual leave employees',
    'What is the list price of a Heron 8?': 'List price of a Heron 8',
    'Why?': 'Why',
    'Wie viele Tage Urlaub?': 'Wie viele Tage Urlaub',
    '': 'New conversation',
  };
  for (const [question, title] of Object.entries(cases)) {
    it(`makes “${title}” of “${question}”`, () => assert.equal(writeTitle(question), title));
  }

  it('has at most six words', () => {
    const long =
      'How do I connect the wireless thermostat on the second floor to the hub downstairs?';
    assert.ok(writeTitle(long).split(' ').length <= 6);
  });
});
