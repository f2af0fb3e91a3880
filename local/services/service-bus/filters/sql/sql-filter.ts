import type { MessageFilter } from '../message-filter.ts';
import { parsePredicate } from './parse-predicate.ts';
import { TokenReader } from './token-reader.ts';

/**
 * Makes a filter of a subset of Service Bus's SQL: comparisons, `IN`, `LIKE`, `IS NULL`, `EXISTS`, `AND`, `OR`, `NOT` over
 * constants, `sys.` and `user.` properties. A message whose condition is unknown is not taken.
 * @throws Error saying what is wrong or not supported, and where
 */
export function sqlFilter(expression: string): MessageFilter {
  const reader = new TokenReader(expression);
  const predicate = parsePredicate(reader);
  reader.expectEnd();
  return (message) => predicate(message) === true;
}
