import { SlotSet } from '../slot-set.ts';
import type { BoundQuery } from './bind-query.ts';

/** The documents of `within` that match a query. */
export function matchQuery(query: BoundQuery, within: SlotSet): SlotSet {
  return within.intersection(match(query, within));
}

/**
 * Adds each document's score to `scores` (by slot): the sum over the query's leaves and fields.
 * @param within documents that match the query.
 */
export function scoreQuery(query: BoundQuery, within: SlotSet, scores: Float64Array): void {
  switch (query.kind) {
    case 'leaf':
      for (const clause of query.clauses.values()) clause.score(within, scores);
      break;
    case 'or':
      for (const operand of query.operands) scoreQuery(operand, within, scores);
      break;
    case 'and': {
      // Inside an "or", a document must not collect points from an "and" it only half fulfils.
      const matching = matchQuery(query, within);
      for (const operand of query.operands) scoreQuery(operand, matching, scores);
      break;
    }
    case 'not':
      matchQuery(query, within).forEach((slot) => {
        scores[slot] = (scores[slot] ?? 0) + 1;
      });
  }
}

function match(query: BoundQuery, within: SlotSet): SlotSet {
  switch (query.kind) {
    case 'leaf':
      return [...query.clauses.values()]
        .map((clause) => clause.matches())
        .reduce((left, right) => left.union(right), new SlotSet());
    case 'or':
      return query.operands
        .map((operand) => match(operand, within))
        .reduce((left, right) => left.union(right));
    case 'and':
      return query.operands
        .map((operand) => match(operand, within))
        .reduce((left, right) => left.intersection(right));
    case 'not':
      return within.difference(match(query.operand, within));
  }
}
