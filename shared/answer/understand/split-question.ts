import { sentences } from '../../text/sentences.ts';
import { questionTerms } from '../question-terms.ts';

const questionWords =
  '(?:(?:in|for|under|at|to|by|with|from|on) )?(?:who|whom|whose|what|when|where|why|how|which)|' +
  'wer|wen|wem|was|wann|wo|warum|wie|welche|welcher|welches|' +
  'qui|que|quand|où|pourquoi|comment|combien|quel|quelle|quels|quelles|' +
  'quién|qué|cuándo|dónde|cómo|cuánto|cuántos|cuántas|cuál';
/** An auxiliary asks only before a subject: "and are also eligible" goes on with the clause before it. */
const inversion =
  '(?:do|does|did|is|are|was|were|can|could|should|must|may|will|would)\\s+(?:i|we|you|he|she|they|there|the|a|an|my|our|your|any)';
const opening = `(?:${questionWords}|${inversion})(?![\\p{L}\\p{N}])`;
const joint = new RegExp(
  `[,;]?\\s+(?:and|or|und|oder|et|ou|y|o)(?:\\s+also)?\\s+(?=${opening})|;\\s+`,
  'giu',
);
const startsAsQuestion = new RegExp(`^${opening}`, 'iu');
/** What may stand before a question without being part of it. */
const lead =
  /^(?:(?:hi|hello|hey|please|so|and|also|then|ok(?:ay)?|hallo|bitte|und|außerdem|bonjour|et|hola|y)(?:[\s,!.]+|$))+/iu;
/** A clause with one of these says nothing without the clause before it. */
const refersBack =
  /(?<![\p{L}\p{N}])(?:it|its|they|them|their|theirs|this|that|these|those|he|she|him|her|his|one|ones|es|sie|ihr|ihn|ihm|dies|diese|dieser|il|elle|ils|elles|lui|leur|ello|ellos|ellas)(?![\p{L}\p{N}])/iu;
/** Longer texts are pasted, not asked; in UTF-16 units. */
const longest = 600;

/**
 * The clauses of a compound question that can be searched for by themselves: "How long is the warranty and who do I call?"
 * has two. Split where "and" or a semicolon joins two question clauses, and between sentences. A clause that refers to
 * another one, or has no word with a meaning of its own, is left out: the whole question stands for it.
 * @returns at least two, or none
 */
export function splitQuestion(question: string): readonly string[] {
  if (question.length > longest) return [];
  const clauses = sentences(question).flatMap(splitSentence);
  const searchable = clauses.filter(
    (clause, index) =>
      (index === 0 || !refersBack.test(clause)) && questionTerms(clause).length > 0,
  );
  return searchable.length < 2 ? [] : searchable;
}

/** The question clauses of one sentence; "How and when" is none, and neither is a statement. */
function splitSentence(sentence: string): readonly string[] {
  const parts = sentence
    .replace(lead, '')
    .split(joint)
    .map((part) => part.replace(/[?;,.\s]+$/u, ''));
  if (!parts.every(isClause)) return isClause(sentence.replace(lead, '')) ? [sentence] : [];
  return parts.map((part) => `${part}?`);
}

function isClause(text: string): boolean {
  return startsAsQuestion.test(text) && text.split(/\s+/u).length >= 3;
}
