import { median } from '../support/statistics.ts';
import { summarise, type Outcome } from './score.ts';

/** Prints the questions that went wrong, then the totals. */
export function printReport(outcomes: readonly Outcome[]): void {
  for (const { question, kind, refused, cited, answer } of outcomes.filter((one) => !one.right)) {
    const expected =
      kind === 'unanswerable'
        ? 'a refusal'
        : `${question.document ?? ''} p. ${question.page ?? ''}`;
    const got = refused ? 'refused' : `cited ${cited.join(', ') || 'nothing'}`;
    console.log(`✗ ${question.question}\n    expected ${expected}; ${got}: ${shorten(answer)}`);
  }
  const rows = summarise(outcomes);
  console.table(
    Object.fromEntries(
      rows.map(({ kind, ...figures }) => [
        kind,
        {
          questions: figures.questions,
          right: figures.right,
          'right document': figures.rightDocument,
          refused: figures.refused,
        },
      ]),
    ),
  );
  const answerable = outcomes.filter((one) => one.kind !== 'unanswerable');
  const unanswerable = outcomes.filter((one) => one.kind === 'unanswerable');
  const right = (these: readonly Outcome[]) => these.filter((one) => one.right).length;
  console.log(
    `Answered with the right document and page: ${right(answerable)} of ${answerable.length}`,
  );
  console.log(`Unanswerable and refused: ${right(unanswerable)} of ${unanswerable.length}`);
  console.log(
    `Median time of an answer: ${median(outcomes.map((one) => one.milliseconds)).toFixed(0)} ms`,
  );
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 160 ? `${line.slice(0, 160)}…` : line;
}
