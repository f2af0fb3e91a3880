import type { Settings } from '../../config/settings.ts';
import type { RetrievedChunk } from '../../domain/chunk.ts';
import { lexicalRelevance } from '../relevance.ts';

/** Questions that ask for one fact begin so, after a greeting or "please"; English, German, French, Spanish. */
const asksForFact =
  /^(?:(?:hi|hello|please|and|so|hallo|bitte|und|bonjour|et|hola|y)[\s,!.]+)*(?:(?:on|in|at|by|until|for|from|since|to|under|with|zu|bis|seit|ab|à|de|en)\s+)?(?:who|whom|whose|when|where|which|what|how\s+(?:many|much|long|often|old|far|big|high|large|late|early|soon)|is|are|was|were|does|do|did|can|may|must|has|have|wer|wem|wen|wann|wo|welche[rsnm]?|wie\s*(?:viele?|lange|oft|hoch|alt|weit)|was|ist|sind|darf|kann|muss|gibt|qui|quand|où|quel(?:le)?s?|combien|est-ce|quién|cuándo|dónde|cuál|cuánt[oa]s?|qué)(?![\p{L}\p{N}])/iu;
/** What cannot be said in a sentence from one passage. */
const asksForMore =
  /(?<![\p{L}\p{N}])(?:why|how\s+(?:do|does|did|can|could|should|to|is|are)|explain|describe|compare|comparison|differences?|differ|versus|vs|advantages?|disadvantages?|pros|steps|process|procedure|list|all|every|each|overview|summar\p{L}+|and|or|if|unless|except|warum|wieso|erklär\p{L}*|beschreib\p{L}*|vergleich\p{L}*|unterschied\p{L}*|schritte|alle|und|oder|wenn|falls|pourquoi|expli\p{L}+|décri\p{L}+|compar\p{L}+|différences?|étapes|tous|toutes|et|ou|si|diferencias?|pasos|todos|todas|y|o)(?![\p{L}\p{N}])/iu;
const mostWords = 20;
/** The best passage must have this share of the question's weighted words. */
const clearShare = 0.75;
/** The best passage must be ahead of the next by this factor. */
const clearLead = 1.15;

export interface RoutedQuestion {
  readonly question: string;
  /** What was searched for; several are several questions. */
  readonly queries: readonly string[];
  /** What was found, best first. */
  readonly passages: readonly RetrievedChunk[];
}

/**
 * Which deployment answers a question: the small one when it asks for a single fact and one passage is clearly ahead of the
 * others, otherwise the large one. By features that cost nothing: no model is asked.
 */
export function routeAnswer(
  { question, queries, passages }: RoutedQuestion,
  { MODEL_ROUTING, CHAT_MODEL, CHAT_MODEL_SMALL = CHAT_MODEL }: Settings,
): 'small' | 'large' {
  if (MODEL_ROUTING === 'off' || CHAT_MODEL_SMALL === CHAT_MODEL) return 'large';
  return asksForSingleFact(question, queries) && hasClearSource(question, passages)
    ? 'small'
    : 'large';
}

function asksForSingleFact(question: string, queries: readonly string[]): boolean {
  return (
    queries.length === 1 &&
    question.split(/\s+/u).length <= mostWords &&
    asksForFact.test(question) &&
    !asksForMore.test(question)
  );
}

function hasClearSource(question: string, passages: readonly RetrievedChunk[]): boolean {
  const [best, next] = passages;
  if (!best || lexicalRelevance(question, [best]) < clearShare) return false;
  return !next || best.score >= clearLead * next.score;
}
