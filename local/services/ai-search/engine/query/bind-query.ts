import { termsByPosition } from '../analysis/analyzer.ts';
import type { SearchIndex } from '../search-index.ts';
import type { TextField } from '../text-field.ts';
import { textOf } from '../text-of.ts';
import type { FieldClause } from './field-clause.ts';
import { PhraseClause } from './phrase-clause.ts';
import { PrefixClause } from './prefix-clause.ts';
import type { SearchMode, SimpleQuery } from './simple-query.ts';
import { TermsClause } from './terms-clause.ts';

/** A searched field, and what its scores are multiplied by. */
export interface WeightedField {
  readonly name: string;
  readonly field: TextField;
  readonly weight: number;
}

/** A query whose leaves have been analysed for each field they are looked up in. */
export type BoundQuery =
  | { readonly kind: 'leaf'; readonly clauses: ReadonlyMap<string, FieldClause> }
  | { readonly kind: 'not'; readonly operand: BoundQuery }
  | { readonly kind: 'and' | 'or'; readonly operands: readonly BoundQuery[] };

/** @returns undefined when analysis leaves nothing to look for, as with a query of stop words. */
export function bindQuery(
  query: SimpleQuery,
  index: SearchIndex,
  fields: readonly WeightedField[],
  mode: SearchMode,
): BoundQuery | undefined {
  const bind = (part: SimpleQuery): BoundQuery | undefined => {
    switch (part.kind) {
      case 'and':
      case 'or': {
        const operands = part.operands.map(bind).filter((operand) => operand !== undefined);
        return operands.length === 0 ? undefined : { kind: part.kind, operands };
      }
      case 'not': {
        const operand = bind(part.operand);
        return operand && { kind: 'not', operand };
      }
      default: {
        const clauses = bindLeaf(part.kind, part.text, index, fields, mode);
        return clauses.size === 0 ? undefined : { kind: 'leaf', clauses };
      }
    }
  };
  return bind(query);
}

function bindLeaf(
  kind: 'term' | 'prefix' | 'phrase',
  text: string,
  index: SearchIndex,
  fields: readonly WeightedField[],
  mode: SearchMode,
): Map<string, FieldClause> {
  const clauses = new Map<string, FieldClause>();
  for (const { name, field, weight } of fields) {
    if (kind === 'prefix') {
      clauses.set(name, new PrefixClause(field, text, weight));
      continue;
    }
    const positions = termsByPosition(field.analyzer, text);
    if (positions.length === 0) continue;
    const isPhrase = kind === 'phrase' && positions.length > 1;
    const textAt = (slot: number) => textOf(index.at(slot)[name]);
    clauses.set(
      name,
      isPhrase
        ? new PhraseClause(field, positions, weight, index.live, textAt)
        : new TermsClause(field, positions, weight, mode),
    );
  }
  return clauses;
}
