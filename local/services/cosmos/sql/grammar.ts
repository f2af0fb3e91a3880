import type { Expression, Query } from './syntax.ts';

/**
 * The two rules that refer to each other: queries are made of expressions, and an expression may hold
 * a query. Parsers of the parts get them handed in.
 */
export interface Grammar {
  /** @param above only operators that bind tighter than this are taken; 0 takes all. */
  expression(above?: number): Expression;
  query(): Query;
}
