import { termsByPosition } from '../analysis/analyzer.ts';
import type { SearchIndex } from '../search-index.ts';
import { textOf } from '../text-of.ts';
import { groupFields, type FieldGroup, type WeightedField } from './field-group.ts';
import type { LeafClause } from './leaf-clause.ts';
import { PhraseClause } from './phrase-clause.ts';
import { PrefixClause } from './prefix-clause.ts';
import type { SearchMode, SimpleQuery } from './simple-query.ts';
import { TermsClause } from './terms-clause.ts';

/** A query whose leaves have been analysed for each group of fields they are looked up in. */
export type BoundQuery =
  | { readonly kind: 'leaf'; readonly clauses: readonly LeafClause[] }
  | { readonly kind: 'not'; readonly operand: BoundQuery }
  | { readonly kind: 'and' | 'or'; readonly operands: readonly BoundQuery[] };

/** @returns undefined when analysis leaves nothing to look for, as with a query of stop words. */
export function bindQuery(
  query: SimpleQuery,
  index: SearchIndex,
  fields: readonly WeightedField[],
  mode: SearchMode,
): BoundQuery | undefined {
  const groups = groupFields(fields);
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
        const clauses = groups.flatMap((group) => bindLeaf(part, index, group, mode) ?? []);
        return clauses.length === 0 ? undefined : { kind: 'leaf', clauses };
      }
    }
  };
  return bind(query);
}

function bindLeaf(
  { kind, text }: Extract<SimpleQuery, { readonly text: string }>,
  index: SearchIndex,
  group: FieldGroup,
  mode: SearchMode,
): LeafClause | undefined {
  if (kind === 'prefix') return new PrefixClause(group, text);
  const positions = termsByPosition(group.analyzer, text);
  if (positions.length === 0) return undefined;
  if (kind === 'term' || positions.length === 1) return new TermsClause(group, positions, mode);
  const textAt = (slot: number, field: string) => textOf(index.at(slot)[field]);
  return new PhraseClause(group, positions, index.live, textAt);
}
