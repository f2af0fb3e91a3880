import process from 'node:process';
import { startAiSearch } from '../../../local/services/ai-search/start-ai-search.ts';
import { startOpenAI } from '../../../local/services/openai/start-openai.ts';
import { localSettings } from '../../../local/stack/local-settings.ts';
import { findPassages } from '../../../shared/answer/find-passages.ts';
import { readSettings } from '../../../shared/config/read-settings.ts';
import { chunkId } from '../../../shared/domain/chunk-id.ts';
import type { EmbeddedChunk } from '../../../shared/domain/chunk.ts';
import { chunkText, type Passage } from '../../../shared/ingest/chunking/chunk-text.ts';
import type { PackLimits } from '../../../shared/ingest/chunking/pack.ts';
import { embeddingText } from '../../../shared/ingest/embedding-text.ts';
import { createServices, type Services } from '../../../shared/services.ts';
import { loadTokenCounter } from '../../../shared/text/count-tokens.ts';
import { root } from '../../support/temporary-stack.ts';
import type { Span } from './span-set.ts';

/** A passage that was found, and where it stands. */
export interface Found extends Span {
  readonly text: string;
  readonly tokens: number;
}

/** Texts cut, embedded and indexed as the product does it, in local services without a file. */
export interface IndexedTexts {
  readonly passages: number;
  /** The product's own retrieval and reranking, best first. */
  find(question: string): Promise<readonly Found[]>;
  close(): Promise<void>;
}

interface Service {
  readonly endpoint: string;
  readonly apiKey: string;
}

const tenantId = 'chunk-sizes';
const version = '1';
const { signal } = new AbortController();

export async function indexTexts(
  texts: ReadonlyMap<string, string>,
  limits: PackLimits,
): Promise<IndexedTexts> {
  const search = await startAiSearch({ port: 0 });
  const model = await startOpenAI({ port: 0 });
  const services = createServices(readSettings(environment(search, model)));
  await services.searchIndex.ensure(signal);
  const placed = new Map<string, Found>();
  const countTokens = await loadTokenCounter();
  for (const [text, content] of texts) {
    const passages = chunkText({ text: content, pageStarts: [0] }, limits, countTokens);
    const chunks = await embed(text, passages, services);
    await services.searchIndex.upload(chunks, signal);
    passages.forEach(({ start, end, tokens }, ordinal) =>
      placed.set(chunkId(tenantId, text, version, ordinal), { text, start, end, tokens }),
    );
  }
  const scope = { principal: { tenantId, userId: 'one', groups: [] }, filters: {} };
  const ports = { ...services, log: { warn: refuse } };
  return {
    passages: placed.size,
    async find(question) {
      const { passages } = await findPassages({ question }, scope, ports, signal);
      return passages.flatMap(({ id }) => placed.get(id) ?? []);
    },
    async close() {
      await Promise.all([search.close(), model.close()]);
    },
  };
}

/** The model may be one of the user's settings; the index is always our own. */
function environment(search: Service, model: Service & { readonly baseUrl: string }) {
  const models = { MODEL_ENDPOINT: model.baseUrl, MODEL_API_KEY: model.apiKey };
  return {
    ...localSettings(root, models, process.env),
    SEARCH_ENDPOINT: search.endpoint,
    SEARCH_API_KEY: search.apiKey,
  };
}

/** A comparison in which a side of the retrieval was away would compare nothing. */
function refuse(what: string, cause: unknown): never {
  throw new Error(what, { cause });
}

async function embed(
  text: string,
  passages: readonly Passage[],
  { embeddingModel, settings }: Pick<Services, 'embeddingModel' | 'settings'>,
): Promise<EmbeddedChunk[]> {
  const countTokens = await loadTokenCounter();
  const limit = { maxTokens: settings.EMBEDDING_INPUT_TOKENS, countTokens };
  const chunks: EmbeddedChunk[] = [];
  for (let at = 0; at < passages.length; at += settings.EMBEDDING_BATCH) {
    const batch = passages.slice(at, at + settings.EMBEDDING_BATCH);
    const inputs = batch.map((passage) => embeddingText(text, passage, limit));
    const vectors = await embeddingModel.embed(inputs, signal);
    batch.forEach(({ headings, content, pageFrom, pageTo, pageOffsets }, index) => {
      const ordinal = at + index;
      chunks.push({
        id: chunkId(tenantId, text, version, ordinal),
        tenantId,
        documentId: text,
        version,
        ordinal,
        title: text,
        path: `${text}.md`,
        headings,
        content,
        pageFrom,
        pageTo,
        pageOffsets,
        groups: [],
        tags: [],
        contentType: 'text/markdown',
        updatedAt: '2026-01-01T00:00:00Z',
        vector: vectors[index] ?? [],
      });
    });
  }
  return chunks;
}
