import { adjoins } from '../passages/adjoins.ts';
import type { Passage } from '../passages/passage.ts';
import type { Question } from '../question/question.ts';
import type { ScoredPassage } from './score-passages.ts';

const MAX_ITEMS = 8;
/** An item that says less than this share of what its context covers was found by its context: its siblings answer as well. */
const BY_CONTEXT = 0.5;

/** The list that answers a question as a whole, with its lead-in; empty when the best passage answers on its own. */
export function expandList(
  question: Question,
  best: ScoredPassage,
  passages: readonly Passage[],
): Passage[] {
  const { passage } = best;
  if (passage.text.endsWith(':')) {
    const first = passages[passage.order + 1];
    if (!first || !adjoins(first, passage) || first.kind === 'sentence') return [];
    return [passage, ...itemsOf(first, passages)];
  }
  if (passage.kind === 'sentence') return [];
  const asksForList =
    question.type === 'list' || (question.type === 'procedure' && passage.kind === 'step');
  const foundByContext = best.signs.own < BY_CONTEXT * best.signs.coverage;
  if (passage.kind === 'row' && !(question.type === 'list' && foundByContext)) return [];
  return asksForList || foundByContext ? itemsOf(passage, passages) : [];
}

/** The items of a passage's list, at most {@link MAX_ITEMS} of them, the passage among them. */
function itemsOf(passage: Passage, passages: readonly Passage[]): Passage[] {
  const all = passages.filter(
    ({ group, kind }) => group === passage.group && kind === passage.kind,
  );
  const at = all.indexOf(passage);
  const start = Math.max(0, Math.min(at - MAX_ITEMS + 1, all.length - MAX_ITEMS));
  return all.slice(at < MAX_ITEMS ? 0 : start, (at < MAX_ITEMS ? 0 : start) + MAX_ITEMS);
}
