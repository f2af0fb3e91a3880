import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { groundAnswer } from '../../../../shared/answer/ground/ground-answer.ts';
import { wholeSource } from '../../../../shared/answer/numbered-source.ts';
import { aChunk } from '../../../support/a-chunk.ts';

const sources = [
  wholeSource(
    1,
    aChunk({
      content:
        'Full-time staff have 25 days of annual leave a year. Unused days can be carried over until 31 March. ' +
        'Visits to a dentist are not covered by the plan. Managers approve leave within two days.',
    }),
  ),
  wholeSource(
    2,
    aChunk({
      id: 'pay',
      title: 'Pay',
      content: 'Salaries are paid on the last working day of the month.',
    }),
  ),
];

const scoresOf = (answer: string) => groundAnswer(answer, sources)?.sentences ?? [];
const supported = (answer: string) => scoresOf(answer).map((sentence) => sentence.supported);

describe('The grounding of a statement', () => {
  const cases: [what: string, answer: string, supported: boolean][] = [
    [
      'in the words of its source',
      'Full-time staff have 25 days of annual leave a year [1].',
      true,
    ],
    ['in words of its own', 'You have 25 days of leave in a year [1].', true],
    ['with a number written out', 'Managers approve leave within 2 days [1].', true],
    ['with the denial of its source', 'A dentist is not covered by the plan [1].', true],
    ['with another number', 'Full-time staff have 28 days of annual leave a year [1].', false],
    [
      'that denies what the source says',
      'Unused days cannot be carried over until 31 March [1].',
      false,
    ],
    ['that says what the source denies', 'Visits to a dentist are covered by the plan [1].', false],
    ['about something else', 'The canteen serves vegetarian lunches on Fridays [1].', false],
    ['of another source', 'Salaries are paid on the last working day of the month [1].', false],
    ['without a marker', 'Salaries are paid on the last working day of the month.', true],
  ];
  for (const [what, answer, expected] of cases) {
    it(`${expected ? 'supports' : 'flags'} one ${what}`, () => {
      assert.deepEqual(supported(answer), [expected], JSON.stringify(scoresOf(answer)));
    });
  }

  it('says where it stands and what it cites', () => {
    const answer =
      'Short: you have 25 days of leave. [1] Salaries are paid monthly on the last day [2][1].';
    assert.deepEqual(
      scoresOf(answer).map(({ start, end, sources }) => [answer.slice(start, end), sources]),
      [
        ['Short: you have 25 days of leave. [1]', [1]],
        ['Salaries are paid monthly on the last day [2][1].', [2, 1]],
      ],
    );
  });

  it('is a number from 0 to 1 with two decimals', () => {
    for (const { score } of scoresOf(
      'Staff have 25 days of special leave [1]. Lunch is free [2].',
    )) {
      assert(score >= 0 && score <= 1 && Math.round(score * 100) / 100 === score, String(score));
    }
  });
});

describe('An answer', () => {
  it('is ungrounded when no statement is supported, or there is none', () => {
    for (const answer of ['Lunch is served on Fridays [1].', 'Yes.', '\u{1F600}']) {
      assert.equal(groundAnswer(answer, sources)?.ungrounded, true, answer);
    }
    assert.equal(groundAnswer('You have 25 days of leave [1].', sources)?.ungrounded, undefined);
  });

  it('in another language than its sources is not judged', () => {
    const german =
      'Sie haben für das Jahr 25 Tage, und die Tage sind bis zum 31. März auf das neue Jahr zu nehmen [1].';
    assert.equal(groundAnswer(german, sources), undefined);
    assert.equal(groundAnswer('従業員には年間25日の休暇があります。[1]', sources), undefined);
  });

  it('is judged in its sources’ language, whichever it is', () => {
    const content =
      'Die Angestellten haben 25 Tage Urlaub im Jahr. Der Antrag ist bei der Leitung zu stellen.';
    const answer = 'Angestellte haben 25 Tage Urlaub im Jahr, und der Antrag ist zu stellen [1].';
    const grounding = groundAnswer(answer, [wholeSource(1, aChunk({ content }))]);
    assert.deepEqual(
      grounding?.sentences.map(({ supported }) => supported),
      [true],
    );
  });
});
