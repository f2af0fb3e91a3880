import type { Settings } from '../../../shared/config/settings.ts';

/** The settings that figures depend on. None is a secret, and none says where a service is. */
const names = [
  'RETRIEVAL',
  'RETRIEVAL_KEYWORD_WEIGHT',
  'RETRIEVAL_VECTOR_WEIGHT',
  'RERANKER',
  'QUERY_EXPANSION',
  'ANSWER_SOURCES',
  'ANSWER_SOURCE_TOKENS',
  'ANSWER_MIN_RELEVANCE',
  'CHUNK_TOKENS',
  'CHUNK_OVERLAP_TOKENS',
  'SEARCH_ANALYZER',
  'CHAT_MODEL',
  'EMBEDDING_MODEL',
  'EMBEDDING_DIMENSIONS',
] as const satisfies readonly (keyof Settings)[];

export function reportedSettings(settings: Settings): Record<string, string> {
  const given = names.filter((name) => settings[name] !== undefined);
  return Object.fromEntries(given.map((name) => [name, String(settings[name])]));
}
