import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { followUpsFromPrompt } from '../../../../../../local/services/openai/extractive/follow-ups/follow-ups-from-prompt.ts';
import { questionAbout } from '../../../../../../local/services/openai/extractive/follow-ups/question-about.ts';

const source = `## Annual leave

Every employee receives 26 days of annual leave.

## Working from home

Office staff may work from home on two days a week.

## Who approves overtime?

The head of department approves overtime in writing.

## Contents

Nothing of interest.`;

function followUps(answer: string): string[] {
  return followUpsFromPrompt(`<sources>
<source id="1" title="Employee handbook" pages="1">
${source}
</source>
</sources>

<question>
How many days of annual leave are there?
</question>

<answer>
${answer}
</answer>`).split('\n');
}

describe('the follow-ups task', () => {
  it('asks about sections that the answer has not quoted', () => {
    assert.deepEqual(followUps('Every employee receives 26 days of annual leave. [1]'), [
      'What should I know about working from home?',
      'Who approves overtime?',
    ]);
  });

  it('suggests nothing without sources', () => {
    assert.equal(followUpsFromPrompt('<question>\nWhy?\n</question>'), '');
  });
});

describe('questionAbout', () => {
  const cases: [string, string, string | undefined][] = [
    ['4.2 Sick pay', 'Employee handbook', 'What does the employee handbook say about sick pay?'],
    ['How to claim expenses', 'Policy', 'How do I claim expenses?'],
    ['What ends the warranty', 'Manual', 'What ends the warranty?'],
    ['Can I bring a dog?', 'FAQ', 'Can I bring a dog?'],
    ['IT security', 'staff-guide.pdf', 'What does the staff guide say about IT security?'],
    ['Sensors', 'Falcon 8', 'What should I know about sensors?'],
    ['Table of contents', 'Employee handbook', undefined],
    ['Employee handbook', 'Employee handbook', undefined],
    ['', 'Employee handbook', undefined],
  ];
  for (const [heading, title, question] of cases) {
    it(`makes ${question ?? 'nothing'} of “${heading}”`, () => {
      assert.equal(questionAbout(heading, title), question);
    });
  }
});
