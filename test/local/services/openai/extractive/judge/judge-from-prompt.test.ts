import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { judgeFromPrompt } from '../../../../../../local/services/openai/extractive/judge/judge-from-prompt.ts';

const source = 'The office opens at 8:30 on working days. Parking costs 4 euros a day.';

function judge(question: string, answer: string): unknown {
  return JSON.parse(
    judgeFromPrompt(
      `<sources>\n<source id="1">\n${source}\n</source>\n</sources>\n\n` +
        `<question>\n${question}\n</question>\n\n<answer>\n${answer}\n</answer>`,
    ),
  );
}

const asked = 'When does the office open?';

describe('judgeFromPrompt', () => {
  it('gives full marks to a sentence of the source that answers', () => {
    assert.deepEqual(judge(asked, 'The office opens at 8:30 on working days.'), {
      faithfulness: 5,
      relevance: 5,
      coherence: 5,
    });
  });

  it('finds a number that the source does not have', () => {
    assert.deepEqual(judge(asked, 'The office opens at 9:15 on working days.'), {
      faithfulness: 1,
      relevance: 5,
      coherence: 5,
    });
  });

  it('finds an answer to another question', () => {
    assert.deepEqual(judge(asked, 'Parking costs 4 euros a day.'), {
      faithfulness: 5,
      relevance: 1,
      coherence: 5,
    });
  });

  it('finds what is said twice and what has no beginning', () => {
    const twice = 'The office opens at 8:30. The office opens at 8:30.';
    assert.deepEqual(judge(asked, twice), { faithfulness: 5, relevance: 5, coherence: 3 });
    const fragment = 'opens at 8:30 in the office';
    assert.deepEqual(judge(asked, fragment), { faithfulness: 5, relevance: 5, coherence: 1 });
  });

  it('counts a half-supported answer half', () => {
    const mixed = 'The office opens at 8:30. Elephants dance wildly.';
    assert.deepEqual(judge(asked, mixed), { faithfulness: 3, relevance: 5, coherence: 5 });
  });

  it('gives the lowest grades to nothing', () => {
    assert.deepEqual(judge(asked, ''), { faithfulness: 1, relevance: 1, coherence: 1 });
  });
});
