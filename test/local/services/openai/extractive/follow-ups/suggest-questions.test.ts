import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { answerFromPrompt } from '../../../../../../local/services/openai/extractive/answer/answer-from-prompt.ts';
import { followUpsFromPrompt } from '../../../../../../local/services/openai/extractive/follow-ups/follow-ups-from-prompt.ts';
import { plainCase } from '../../../../../../local/services/openai/extractive/follow-ups/plain-case.ts';
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

  it('suggests only what the answer task answers', () => {
    const prompt = (task: string) => `<sources>
<source id="1" title="Employee handbook" pages="1">
${source}
</source>
</sources>

<question>
${task}
</question>`;
    for (const question of followUps('Nothing. [1]')) {
      assert.notEqual(answerFromPrompt(prompt(question)), 'NO_ANSWER', question);
    }
  });

  it('suggests nothing without sources', () => {
    assert.equal(followUpsFromPrompt('<question>\nWhy?\n</question>'), '');
  });
});

describe('plainCase', () => {
  it('writes a heading as its text does', () => {
    const text = 'Our tips keep your costs low, says Ilse Brandt. The noise of hall C is managed.';
    assert.equal(plainCase('Tips For Your Costs', text), 'tips for your costs');
    assert.equal(plainCase('NOISE OF HALL C', text), 'noise of hall C');
    assert.equal(plainCase('Ilse Brandt', text), 'Ilse Brandt');
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
    ['and what was it in 2006?', 'Report', undefined],
    ['Does it have a limit?', 'FAQ', undefined],
    ['What we expect of each other', 'Handbook', undefined],
    ['If you suspect a leak', 'Manual', 'What should I do if you suspect a leak?'],
    ['Figure 7 Results of the survey', 'Report', undefined],
  ];
  for (const [heading, title, question] of cases) {
    it(`makes ${question ?? 'nothing'} of “${heading}”`, () => {
      assert.equal(questionAbout(heading, title), question);
    });
  }
});
