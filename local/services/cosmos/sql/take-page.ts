import type { Json } from '../json.ts';
import type { CompiledQuery } from './compiled-query.ts';
import { comparePositions, type ItemPosition, type Position } from './position.ts';
import { isStreaming, results, type Result } from './results.ts';
import { rowCount } from './row-count.ts';
import { bind, type Scope } from './scope.ts';

/** Where the next page begins. */
export interface Cursor {
  /** The last result of the page before. */
  readonly after: Position;
  /** How many results all pages before have given; TOP and LIMIT count them. */
  readonly given: number;
}

export interface Page {
  /** The results as JSON texts. */
  readonly results: readonly string[];
  /** Undefined on the last page. */
  readonly next: Cursor | undefined;
}

export interface PageLimits {
  readonly maxItems: number;
  readonly maxBytes: number;
}

export interface DocumentSource {
  /** The documents in scope, from a position on. */
  read(from?: ItemPosition): Iterable<{ readonly document: Json; readonly item: ItemPosition }>;
}

/** Runs a query up to a full page. A page holds at least one result, however large. */
export function takePage(
  compiled: CompiledQuery,
  documents: DocumentSource,
  scope: Scope,
  limits: PageLimits,
  cursor: Cursor | undefined,
): Page {
  const start = cursor || !compiled.offset ? 0 : rowCount(compiled.offset, scope);
  const total = compiled.limit ? rowCount(compiled.limit, scope) : Infinity;
  const given = cursor?.given ?? 0;
  const page: string[] = [];
  let bytes = 0;
  let last: Position | undefined;
  const rest = remaining(compiled, documents, scope, cursor)
    .drop(start)
    .take(total - given);
  for (const { value, position } of rest) {
    const text = JSON.stringify(value);
    bytes += Buffer.byteLength(text);
    const full = page.length >= limits.maxItems || bytes > limits.maxBytes;
    if (full && last) {
      return { results: page, next: { after: last, given: given + page.length } };
    }
    page.push(text);
    last = position;
  }
  return { results: page, next: undefined };
}

/** The results after the cursor. A streaming query begins to read where the last page ended. */
function remaining(
  compiled: CompiledQuery,
  documents: DocumentSource,
  scope: Scope,
  cursor: Cursor | undefined,
): IteratorObject<Result, undefined> {
  const from = isStreaming(compiled) ? cursor?.after.item : undefined;
  const all = results(compiled, inputRows(compiled, documents, scope, from), scope);
  if (!cursor) return all;
  const { after } = cursor;
  if (!from) {
    return all.filter((row) => comparePositions(compiled.orderBy, row.position, after) > 0);
  }
  return all.filter(
    ({ position: { item, ordinal } }) =>
      item.number !== from.number || item.partition !== from.partition || ordinal > after.ordinal,
  );
}

function* inputRows(
  { root }: CompiledQuery,
  documents: DocumentSource,
  scope: Scope,
  from: ItemPosition | undefined,
) {
  if (root === undefined) {
    yield { scope, item: { partition: '', number: 0 } };
    return;
  }
  for (const { document, item } of documents.read(from)) {
    yield { scope: bind(scope, root, document), item };
  }
}
