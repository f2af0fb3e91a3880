import { fuseRankings } from '../../shared/answer/retrieval/fuse.ts';
import type { Chunk, EmbeddedChunk, RetrievedChunk } from '../../shared/domain/chunk.ts';
import type {
  ChunkChange,
  ChunkDescription,
  HybridDepth,
  IndexRanking,
  SearchIndex,
  SearchScope,
} from '../../shared/ports/search-index.ts';

/** How many results of a search the semantic ranker looks at. */
const deepestRanked = 50;

/** An index in memory: keyword search counts shared words, vector search is exact; both stay inside their scope. */
export class MemorySearchIndex implements SearchIndex {
  readonly #chunks = new Map<string, EmbeddedChunk>();

  async ensure(): Promise<void> {
    // Memory needs no definition.
  }

  async keywordSearch(
    query: string,
    top: number,
    scope: SearchScope,
  ): Promise<readonly RetrievedChunk[]> {
    const wanted = words(query);
    return this.#ranked(scope, top, (chunk) => {
      const present = words([chunk.title, ...chunk.headings, chunk.content].join(' '));
      return [...wanted].filter((word) => present.has(word)).length;
    });
  }

  async vectorSearch(
    vector: readonly number[],
    top: number,
    scope: SearchScope,
  ): Promise<readonly RetrievedChunk[]> {
    return this.#ranked(scope, top, (chunk) =>
      chunk.vector.reduce((sum, value, index) => sum + value * (vector[index] ?? 0), 0),
    );
  }

  async hybridSearch(
    query: string,
    vector: readonly number[],
    { perSide, top, vectorWeight = 1 }: HybridDepth,
    scope: SearchScope,
  ): Promise<readonly RetrievedChunk[]> {
    const sides = [
      await this.keywordSearch(query, perSide, scope),
      await this.vectorSearch(vector, perSide, scope),
    ];
    const keyword = new Map(sides[0]?.map(({ id, score }) => [id, score]));
    return fuseRankings(sides, { k: 60, top, weights: [1, vectorWeight] }).map((chunk) => ({
      ...chunk,
      keywordScore: keyword.get(chunk.id) ?? 0,
    }));
  }

  async passages(ids: readonly string[], scope: SearchScope): Promise<readonly RetrievedChunk[]> {
    return ids
      .map((id) => this.#chunks.get(id))
      .filter((chunk) => chunk !== undefined)
      .filter((chunk) => isInScope(chunk, scope))
      .map((chunk) => ({ ...withoutVector(chunk), score: 0 }));
  }

  async upload(chunks: readonly EmbeddedChunk[]): Promise<void> {
    for (const chunk of chunks) this.#chunks.set(chunk.id, chunk);
  }

  async change(changes: readonly ChunkChange[]): Promise<readonly string[]> {
    const missing: string[] = [];
    for (const change of changes) {
      const found = this.#chunks.get(change.id);
      if (found === undefined) {
        missing.push(change.id);
      } else {
        const { category: _, audience: __, sourceUrl: ___, ...kept } = found;
        this.#chunks.set(change.id, { ...kept, ...change });
      }
    }
    return missing;
  }

  async removeDocument(
    tenantId: string,
    documentId: string,
    { keepVersion }: { readonly keepVersion?: string },
  ): Promise<number> {
    const removed = this.#of(tenantId, documentId).filter(({ version }) => version !== keepVersion);
    for (const { id } of removed) this.#chunks.delete(id);
    return removed.length;
  }

  async remove(ids: readonly string[]): Promise<void> {
    for (const id of ids) this.#chunks.delete(id);
  }

  async countChunks(
    tenantId: string,
    documentId: string,
    described: ChunkDescription,
  ): Promise<number> {
    return this.#of(tenantId, documentId).filter((chunk) => answers(chunk, described)).length;
  }

  async countTenant(tenantId: string): Promise<number> {
    return [...this.#chunks.values()].filter((chunk) => chunk.tenantId === tenantId).length;
  }

  async scan(
    tenantId: string,
    { limit, after = '' }: { readonly limit: number; readonly after?: string | undefined },
  ) {
    return [...this.#chunks.values()]
      .filter((chunk) => chunk.tenantId === tenantId && chunk.id > after)
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .slice(0, limit)
      .map(({ id, documentId, version }) => ({ id, documentId, version }));
  }

  async ping(): Promise<void> {
    // Memory is always there.
  }

  #of(tenantId: string, documentId: string): EmbeddedChunk[] {
    return [...this.#chunks.values()].filter(
      (chunk) => chunk.tenantId === tenantId && chunk.documentId === documentId,
    );
  }

  #ranked(
    scope: SearchScope,
    top: number,
    score: (chunk: EmbeddedChunk) => number,
  ): RetrievedChunk[] {
    const { ranking } = scope;
    return [...this.#chunks.values()]
      .filter((chunk) => isInScope(chunk, scope))
      .map((chunk) => ({ ...withoutVector(chunk), score: score(chunk) }))
      .filter((chunk) => chunk.score > 0)
      .sort((a, b) => b.score - a.score)
      .slice(0, top)
      .map((chunk, at) => (ranking && at < deepestRanked ? ranked(chunk, ranking) : chunk));
  }
}

function answers(chunk: Chunk, { version, updatedAt, groups }: ChunkDescription): boolean {
  return (
    (version === undefined || chunk.version === version) &&
    (updatedAt === undefined || chunk.updatedAt === updatedAt) &&
    (groups === undefined ||
      (groups.length === 0
        ? chunk.groups.length === 0
        : chunk.groups.some((group) => groups.includes(group))))
  );
}

function isInScope(chunk: Chunk, { principal, filters }: SearchScope): boolean {
  const { documentIds, tags, category, audience, groups, updatedAfter, updatedBefore } = filters;
  return (
    chunk.tenantId === principal.tenantId &&
    isReadable(chunk, principal.groups, groups) &&
    (documentIds === undefined || documentIds.includes(chunk.documentId)) &&
    (tags === undefined || tags.some((tag) => chunk.tags.includes(tag))) &&
    (category === undefined || chunk.category === category) &&
    (audience === undefined || chunk.audience === audience) &&
    (updatedAfter === undefined || Date.parse(chunk.updatedAt) > Date.parse(updatedAfter)) &&
    (updatedBefore === undefined || Date.parse(chunk.updatedAt) < Date.parse(updatedBefore))
  );
}

function isReadable(
  chunk: Chunk,
  own: readonly string[],
  asked: readonly string[] | undefined,
): boolean {
  const isShared = chunk.groups.some(
    (group) => own.includes(group) && (asked === undefined || asked.includes(group)),
  );
  return isShared || (chunk.groups.length === 0 && asked === undefined);
}

/** As the local service's stand-in does: the share of the question's words, and the text itself as its caption. */
function ranked(chunk: RetrievedChunk, { question }: IndexRanking): RetrievedChunk {
  const wanted = words(question);
  const share = wanted.intersection(words(chunk.content)).size / Math.max(1, wanted.size);
  return { ...chunk, semantic: { score: 4 * share, captions: [chunk.content] } };
}

function withoutVector({ vector: _, ...chunk }: EmbeddedChunk): Chunk {
  return chunk;
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));
}
