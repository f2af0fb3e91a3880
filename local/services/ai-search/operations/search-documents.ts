import { evaluateFilter } from '../engine/evaluate-filter.ts';
import type { SearchIndex } from '../engine/search-index.ts';
import type { Ranked } from '../engine/top-k.ts';
import { parseFilter } from '../odata/parse-filter.ts';
import { countFacets } from '../search/facets.ts';
import { findCandidates, type Found } from '../search/find-candidates.ts';
import { highlightDocument, parseHighlights } from '../search/highlight-document.ts';
import { orderBy } from '../search/order-by.ts';
import { pageOf, type Page } from '../search/page.ts';
import { parseSearchRequest, type SearchRequest } from '../search/search-request.ts';
import { projectDocument, selectFields } from '../search/select-fields.ts';
import { answersFrom, captionOf } from '../search/semantic-reply.ts';
import {
  rerankByCoverage,
  semanticConfigurationNamed,
  type Reranked,
} from '../search/semantic-ranker.ts';
import { indexNamed, type ServiceContext } from '../service-context.ts';
import type { ServiceReply, ServiceRequest } from '../wire.ts';

type Result = Ranked | Reranked;

/**
 * `POST …/docs/search.post.search`: filter, retrieve, rank, cut out a page, show it.
 * @throws SearchServiceError 404 for an unknown index, 400 and 501 as the parsers say.
 */
export function searchDocuments(
  context: ServiceContext,
  { body, url }: ServiceRequest,
  name: string,
): ServiceReply {
  const { engine } = indexNamed(context, name);
  const request = parseSearchRequest(body);
  const within = request.filter ? evaluateFilter(engine, parseFilter(request.filter)) : engine.live;
  const found = findCandidates(engine, request, within, context.now());
  const page = pageOf(request);
  const ranked = rank(engine, request, found, page);
  const results = ranked.slice(page.skip, page.skip + page.size);
  const hasMore = page.next !== undefined && ranked.length > page.skip + page.size;
  const reply = {
    ...(request.count && { '@odata.count': found.matches.size }),
    ...(request.facets && { '@search.facets': countFacets(engine, request.facets, found.matches) }),
    ...answers(engine, request, ranked),
    ...(hasMore && {
      '@search.nextPageParameters': { ...(body as object), ...page.next },
      '@odata.nextLink': url,
    }),
    value: show(engine, request, found, results),
  };
  return { status: 200, body: reply };
}

function rank(engine: SearchIndex, request: SearchRequest, found: Found, page: Page): Result[] {
  if (request.orderby) return orderBy(engine, found.rank(Infinity), request.orderby);
  // One more than the page holds tells whether there is a next one.
  const ranked = found.rank(page.skip + page.size + 1);
  if (request.queryType !== 'semantic') return ranked;
  const configuration = semanticConfigurationNamed(
    engine.definition,
    request.semanticConfiguration,
  );
  const reranked = rerankByCoverage(engine, ranked, semanticQuery(request), configuration);
  return [...reranked, ...ranked.slice(reranked.length)];
}

function answers(engine: SearchIndex, request: SearchRequest, ranked: readonly Result[]) {
  const found = answersFrom(
    ranked.filter((result) => 'rerankerScore' in result),
    request.answers,
    semanticQuery(request),
    tagsOf(request),
    (slot) => String(engine.at(slot)[engine.definition.keyField]),
  );
  return found && { '@search.answers': found };
}

function show(
  engine: SearchIndex,
  request: SearchRequest,
  { query, subscores }: Found,
  results: readonly Result[],
): Record<string, unknown>[] {
  const fields = selectFields(engine.definition, request.select);
  const highlights = parseHighlights(engine, request.highlight ?? []);
  const tags = tagsOf(request);
  return results.map((result) => ({
    '@search.score': result.score,
    ...('rerankerScore' in result && {
      '@search.rerankerScore': result.rerankerScore,
      '@search.captions': captionOf(result, request.captions, semanticQuery(request), tags),
    }),
    ...(request.highlight && {
      '@search.highlights': highlightDocument(engine, result.slot, highlights, query, tags),
    }),
    ...(request.debug === 'vector' &&
      subscores && { '@search.documentDebugInfo': subscores(result.slot) }),
    ...projectDocument(engine.at(result.slot), fields),
  }));
}

function semanticQuery({ semanticQuery, search }: SearchRequest): string {
  return semanticQuery || search || '';
}

function tagsOf({ highlightPreTag, highlightPostTag }: SearchRequest) {
  return { pre: highlightPreTag ?? '<em>', post: highlightPostTag ?? '</em>' };
}
