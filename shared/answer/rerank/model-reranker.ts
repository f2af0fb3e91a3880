import type { RetrievedChunk } from '../../domain/chunk.ts';
import type { ChatModel } from '../../ports/chat-model.ts';
import type { Reranker } from '../../ports/reranker.ts';
import { cutText } from '../../text/cut-text.ts';
import { wholeSource } from '../numbered-source.ts';
import { highestGrade, rerankPrompt } from '../prompts/rerank-prompt.ts';
import { parseRanking } from './parse-ranking.ts';

/** Passages the model is shown; the others follow in the order of retrieval. A longer list is seldom repeated without a fault. */
const deepest = 30;
/** Text of all passages shown, in UTF-16 units: some 11,000 tokens of English. */
const mostText = 45_000;
/** A line of the reply takes at most six tokens. */
const tokensPerLine = 6;

/**
 * Lets the small chat model put the candidates in order and grade each, in one call (listwise, after Sun et al., “Is ChatGPT
 * Good at Search?”, EMNLP 2023). A reply that is not exactly a ranking of the passages shown is not used at all: who leaves out
 * or makes up passages has not read them with care.
 */
export function modelReranker(chatModel: ChatModel): Reranker {
  return {
    prompt: rerankPrompt.version,
    async rerank(question, candidates, signal) {
      if (candidates.length === 0) return { passages: [] };
      const shown = candidates.slice(0, deepest);
      const { text, usage } = await chatModel.complete(
        {
          purpose: 'rerank',
          messages: rerankPrompt.messages(question, cutToFit(shown)),
          size: 'small',
          maxOutputTokens: shown.length * tokensPerLine + tokensPerLine,
          temperature: 0,
        },
        signal,
      );
      const ranking = parseRanking(text, shown.length);
      if (!ranking) return { passages: candidates, usage, unusable: true };
      const graded = ranking.flatMap(({ id, grade }) =>
        shown.slice(id - 1, id).map((chunk) => ({ ...chunk, relevance: grade / highestGrade })),
      );
      const passages = [...graded, ...candidates.slice(deepest)];
      return {
        passages: passages.map((chunk, rank) => ({ ...chunk, score: 1 / (rank + 1) })),
        usage,
      };
    },
  };
}

/** The passages numbered from 1, each with its share of the text that may be shown. */
function cutToFit(shown: readonly RetrievedChunk[]) {
  const longest = Math.floor(mostText / shown.length);
  return shown.map((chunk, at) =>
    wholeSource(at + 1, { ...chunk, content: cutText(chunk.content, longest) }),
  );
}
