import { SlotSet } from '../slot-set.ts';
import type { BoundQuery } from './bind-query.ts';

/** The documents of `within` that match a query. */
export function matchQuery(query: BoundQuery, within: SlotSet): SlotSet {
  const found = new SlotSet();
  addMatches(query, within, found);
  return within.intersection(found);
}

/**
 * Adds each document's score to `scores` (by slot): the sum over the query's leaves.
 * @param within documents that match the query.
 */
export function scoreQuery(query: BoundQuery, within: SlotSet, scores: Float64Array): void {
  addScores(query, within, scores, new Float64Array(scores.length));
}

function addScores(
  query: BoundQuery,
  within: SlotSet,
  scores: Float64Array,
  frequencies: Float64Array,
): void {
  switch (query.kind) {
    case 'leaf':
      for (const clause of query.clauses) clause.score(within, scores, frequencies);
      break;
    case 'or':
      for (const operand of query.operands) addScores(operand, within, scores, frequencies);
      break;
    case 'and': {
      // Inside an "or", a document must not collect points from an "and" it only half fulfils.
      const matching = matchQuery(query, within);
      for (const operand of query.operands) addScores(operand, matching, scores, frequencies);
      break;
    }
    case 'not':
      matchQuery(query, within).forEach((slot) => {
        scores[slot] = (scores[slot] ?? 0) + 1;
      });
  }
}

function addMatches(query: BoundQuery, within: SlotSet, found: SlotSet): void {
  switch (query.kind) {
    case 'leaf':
      for (const clause of query.clauses) clause.addMatches(found);
      break;
    case 'or':
      for (const operand of query.operands) addMatches(operand, within, found);
      break;
    case 'and':
      found.addAll(query.operands.reduce((left, operand) => matchQuery(operand, left), within));
      break;
    case 'not':
      found.addAll(within.difference(matchQuery(query.operand, within)));
  }
}
