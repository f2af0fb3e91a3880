import type { Settings } from '../../../shared/config/settings.ts';

/** The settings that figures depend on. None is a secret, and none says where a service is. */
const names = [
  'RETRIEVAL',
  'RERANKER',
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
  return Object.fromEntries(names.map((name) => [name, String(settings[name])]));
}
