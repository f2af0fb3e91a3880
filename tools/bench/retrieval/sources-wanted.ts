import type { SourcesWanted } from '../../../shared/answer/assemble/assemble-sources.ts';
import type { Settings } from '../../../shared/config/settings.ts';

/** What an answer with these settings asks of assembly, when nothing else needs room. */
export function sourcesWanted(question: string, settings: Settings): SourcesWanted {
  return {
    question,
    sources: settings.ANSWER_SOURCES,
    perDocument: settings.ANSWER_SOURCES_PER_DOCUMENT,
    tokens: settings.ANSWER_SOURCE_TOKENS,
  };
}
