import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readProfileForm } from '../../web/src/profile/read-profile-form.ts';

function read(fields: Readonly<Record<string, string>>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return readProfileForm(form);
}

test('Lists have one item a line, and white space around what is written does not count', () => {
  assert.deepEqual(
    read({
      background: ' Nurse\non nights ',
      experienceLevel: ' expert ',
      goals: ' swap shifts \r\n\n  get paid ',
      interests: 'pensions',
    }),
    {
      background: 'Nurse\non nights',
      experienceLevel: 'expert',
      goals: ['swap shifts', 'get paid'],
      interests: ['pensions'],
    },
  );
});

test('What is left empty is left out', () => {
  assert.deepEqual(read({ background: ' ', goals: '\n' }), { goals: [], interests: [] });
});
