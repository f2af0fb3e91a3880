import type { Account } from '../account.ts';
import { checkOrderBy } from '../indexing-rules.ts';
import type { Json } from '../json.ts';
import type { Reply } from '../reply.ts';
import { queryCharge } from '../request-charge.ts';
import { header, type CosmosRequest } from '../request.ts';
import { decodeContinuation, encodeContinuation } from '../sql/continuation.ts';
import { takePage, type DocumentSource } from '../sql/take-page.ts';
import type { Container } from '../store/container-store.ts';
import { parseQueryBody } from './query-body.ts';
import { queryScope } from './query-scope.ts';

const DEFAULT_PAGE_ITEMS = 100;
/** What `maxItemCount: -1` (the service decides) gives. */
const DYNAMIC_PAGE_ITEMS = 1000;
const MAX_PAGE_BYTES = 4 * 1024 * 1024;

/** Answers one page of a query; `x-ms-continuation` leads to the next. */
export function queryItems(account: Account, container: Container, request: CosmosRequest): Reply {
  const started = performance.now();
  const { query: text, parameters } = parseQueryBody(request);
  const compiled = account.queries.compile(text);
  checkOrderBy(compiled.query, container.definition.indexingPolicy);
  const scope = queryScope(
    container,
    header(request, 'x-ms-documentdb-partitionkey'),
    compiled.query,
    parameters,
    account.allowCrossPartitionQueries,
  );
  let documentsRead = 0;
  const documents: DocumentSource = {
    *read(from) {
      const found = account.store.reader.scan(container, { ...scope, from });
      for (const { body, partition, number } of found) {
        documentsRead += 1;
        yield { document: JSON.parse(body) as Json, item: { partition, number } };
      }
    },
  };
  const continuation = header(request, 'x-ms-continuation');
  const page = takePage(
    compiled,
    documents,
    { bindings: new Map(), parameters, now: account.now() },
    { maxItems: pageItems(request), maxBytes: MAX_PAGE_BYTES },
    continuation === undefined
      ? undefined
      : decodeContinuation(continuation, compiled.orderBy.length),
  );
  const results = page.results.join();
  const count = page.results.length;
  return {
    status: 200,
    body: `{"_rid":"${container.rid}","Documents":[${results}],"_count":${count}}`,
    charge: queryCharge(documentsRead, results.length),
    headers: {
      'x-ms-item-count': String(count),
      ...(page.next && { 'x-ms-continuation': encodeContinuation(page.next) }),
      ...(header(request, 'x-ms-documentdb-populatequerymetrics')?.toLowerCase() === 'true' && {
        'x-ms-documentdb-query-metrics': [
          `totalExecutionTimeInMs=${(performance.now() - started).toFixed(2)}`,
          `retrievedDocumentCount=${documentsRead}`,
          `outputDocumentCount=${count}`,
        ].join(';'),
      }),
    },
  };
}

function pageItems(request: CosmosRequest): number {
  const wanted = Number(header(request, 'x-ms-max-item-count') ?? DEFAULT_PAGE_ITEMS);
  return Number.isInteger(wanted) && wanted > 0 ? wanted : DYNAMIC_PAGE_ITEMS;
}
