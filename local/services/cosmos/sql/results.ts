import type { Json } from '../json.ts';
import { canonicalText } from './compare.ts';
import type { CompiledQuery, CompiledSource } from './compiled-query.ts';
import { comparePositions, type ItemPosition, type Position } from './position.ts';
import { bind, type Scope } from './scope.ts';

/** One document a query reads, bound to its name in FROM. */
export interface InputRow {
  readonly scope: Scope;
  readonly item: ItemPosition;
}

interface Row {
  readonly scope: Scope;
  readonly position: Position;
}

export interface Result {
  readonly value: Json;
  readonly position: Position;
}

/** True when the first result can be known before the last document is read. */
export function isStreaming({ query, groupBy, orderBy }: CompiledQuery): boolean {
  return !groupBy && orderBy.length === 0 && !query.distinct;
}

/**
 * All results of a query in its order, before OFFSET, LIMIT and paging: FROM and JOIN, WHERE,
 * GROUP BY, ORDER BY, SELECT, DISTINCT. Lazy as far as the clauses allow.
 * @param scope what the query sees besides its input.
 */
export function results(
  compiled: CompiledQuery,
  input: Iterable<InputRow>,
  scope: Scope,
): IteratorObject<Result, undefined> {
  const matching = matchingRows(compiled, input);
  const grouped = compiled.groupBy ? groupRows(compiled.groupBy, matching, scope) : matching;
  const sorted = compiled.orderBy.length > 0 ? sortRows(compiled, grouped) : grouped;
  const selected = select(compiled, sorted);
  return compiled.query.distinct ? withoutRepeats(selected) : selected;
}

function* matchingRows(compiled: CompiledQuery, input: Iterable<InputRow>): Generator<Row> {
  const { sources, where, orderBy } = compiled;
  for (const { scope: outer, item } of input) {
    let ordinal = 0;
    for (const scope of unwind(sources, outer)) {
      if (!where || where(scope) === true) {
        const keys = orderBy.map((key) => key.evaluate(scope));
        yield { scope, position: { keys, item, ordinal } };
      }
      ordinal += 1;
    }
  }
}

/** Every combination of the values that FROM and each JOIN give. */
function* unwind(sources: readonly CompiledSource[], scope: Scope, from = 0): Generator<Scope> {
  const source = sources[from];
  if (!source) {
    yield scope;
    return;
  }
  for (const value of source.values(scope)) {
    yield* unwind(sources, bind(scope, source.alias, value), from + 1);
  }
}

/** One row per group, at the position of its first. Without keys there is one group, even of nothing. */
function* groupRows(
  keys: NonNullable<CompiledQuery['groupBy']>,
  rows: Iterable<Row>,
  scope: Scope,
): Generator<Row> {
  const groups = new Map<string, { first: Row; members: Scope[] }>();
  for (const row of rows) {
    const name = keys.map((key) => canonicalText(key(row.scope))).join();
    const group = groups.get(name);
    if (group) group.members.push(row.scope);
    else groups.set(name, { first: row, members: [row.scope] });
  }
  for (const { first, members } of groups.values()) {
    yield { ...first, scope: { ...first.scope, group: members } };
  }
  if (groups.size === 0 && keys.length === 0) {
    const position = { keys: [], item: { partition: '', number: 0 }, ordinal: 0 };
    yield { scope: { ...scope, group: [] }, position };
  }
}

function* sortRows(compiled: CompiledQuery, rows: Iterable<Row>): Generator<Row> {
  yield* [...rows].sort((left, right) =>
    comparePositions(compiled.orderBy, left.position, right.position),
  );
}

function* select(compiled: CompiledQuery, rows: Iterable<Row>): Generator<Result, undefined> {
  for (const { scope, position } of rows) {
    const value = compiled.project(scope);
    if (value !== undefined) yield { value, position };
  }
}

function* withoutRepeats(rows: Iterable<Result>): Generator<Result, undefined> {
  const seen = new Set<string>();
  for (const row of rows) {
    const text = canonicalText(row.value);
    if (!seen.has(text)) yield row;
    seen.add(text);
  }
}
