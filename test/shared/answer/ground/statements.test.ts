import assert from 'node:assert/strict';
import { test } from 'node:test';
import { statementsOf } from '../../../../shared/answer/ground/statements.ts';

const cases: [what: string, answer: string, statements: string[]][] = [
  [
    'sentences are',
    'Leave is 25 days [1]. It expires in March [2].',
    ['Leave is 25 days [1].', 'It expires in March [2].'],
  ],
  [
    'a marker after the full stop belongs to its sentence',
    'Leave is 25 days. [1] It expires. [2]',
    ['Leave is 25 days. [1]'],
  ],
  [
    'list items are, without their marks',
    '- Plan A costs $45 [1]\n- Plan B costs $60 [1]',
    ['Plan A costs $45 [1]', 'Plan B costs $60 [1]'],
  ],
  ['lead-ins are not', 'The steps are:\n1. Ask your manager [1].', ['Ask your manager [1].']],
  ['headings are not', '# Annual leave\n\nLeave is 25 days [1].', ['Leave is 25 days [1].']],
  [
    'nor are bold lines in the place of one',
    '**Annual leave**\n\nLeave is 25 days [1].',
    ['Leave is 25 days [1].'],
  ],
  ['questions are not', 'Did you mean annual leave?', []],
  [
    'rows of a table are, its head is not',
    '| Plan | Price |\n|---|---|\n| Basic | $45 [1] |',
    ['| Basic | $45 [1] |'],
  ],
  ['code is not', '```\nleave = 25 days\n```', []],
  ['what the sources leave open is not', 'The sources do not say how long leave lasts.', []],
  ['one word is not', 'Yes [1].', []],
  ['a number is', '25 [1].', ['25 [1].']],
];

for (const [what, answer, statements] of cases) {
  test(`Statements: ${what}`, () => {
    assert.deepEqual(
      statementsOf(answer).map(({ start, end }) => answer.slice(start, end)),
      statements,
    );
  });
}
