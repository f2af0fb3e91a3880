import type { EvalQuestion, Judgement } from '../dataset/dataset.ts';
import { holdsPage, type Passage } from '../metrics/passage.ts';
import type { ShownPassage } from './question-result.ts';

/** As many as a reader of the report looks at. */
const shown = 10;

export function showPassages(
  passages: readonly Passage[],
  judgements: readonly Judgement[],
): ShownPassage[] {
  return passages.slice(0, shown).map((passage) => ({
    document: passage.document,
    pageFrom: passage.pageFrom,
    pageTo: passage.pageTo,
    right: judgements.some(
      ({ document, page, grade }) =>
        grade > 0 &&
        (page === undefined
          ? document === passage.document
          : holdsPage(passage, { document, page })),
    ),
  }));
}

export function showExpected({ judgements, unanswerable }: EvalQuestion): string[] {
  if (unanswerable) return ['a refusal'];
  return judgements
    .filter(({ grade }) => grade > 0)
    .map(({ document, page }) => (page === undefined ? document : `${document} p. ${page}`));
}
