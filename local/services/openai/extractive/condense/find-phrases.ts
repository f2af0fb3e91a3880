import { STOP_WORDS } from '../../text/stop-words.ts';
import type { Phrase } from './phrase.ts';
import { DETERMINERS, PREPOSITIONS, QUANTITIES, VERBS, VERB_NOUNS } from './word-lists.ts';

const TOKEN = /[\p{L}\p{N}£$€][\p{L}\p{N}.,'’/%-]*/gu;
const ASKING = /\b(?:how many|how much|which|what|whose)\s+$/i;
/** After these a verb follows. */
const SUBJECTS = /^(?:i|we|you|they|he|she|one|not|please)$/;
/** "How is sickle cell treated": the verb's last form, not a thing. */
const PARTICIPLE = /^\p{L}{2,}(?<!e)ed$/u;
const MEASURES = /^(?:a|per)$/i;
const PERIODS = /^(?:day|night|week|month|year|hour|head|person)$/i;

interface Token {
  readonly text: string;
  readonly lower: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Finds the noun phrases of a question by its function words; there is no grammar behind it. Verbs at the end of a phrase
 * are left out when they are common ones.
 */
export function findPhrases(question: string): Phrase[] {
  const tokens = tokensOf(question);
  const phrases: Phrase[] = [];
  for (let at = 0; at < tokens.length;) {
    const { phrase, next } = phraseAt(question, tokens, at);
    if (phrase) phrases.push(phrase);
    at = next;
  }
  return phrases;
}

function phraseAt(question: string, tokens: readonly Token[], at: number) {
  let next = at;
  const preposition = take(PREPOSITIONS);
  const determiner = take(DETERMINERS);
  const words: Token[] = [];
  for (let token = tokens[next]; token && isWord(token); token = tokens[next]) {
    words.push(token);
    next += 1;
    if (/^[,.;:!?]/.test(question.slice(token.end))) break;
  }
  const isAfterSubject = !preposition && !determiner && SUBJECTS.test(tokens[at - 1]?.lower ?? '');
  dropVerbs(words, isAfterSubject, next === tokens.length && !preposition);
  const [first] = words;
  const last = words.at(-1);
  const isVerb =
    words.length === 1 && !preposition && !determiner && VERB_NOUNS.has(first?.lower ?? '');
  if (!first || !last || isVerb || isRate(determiner, first))
    return { next: Math.max(next, at + 1) };
  const start = preposition ?? determiner ?? first;
  const nounStart = (determiner ?? first).start;
  const phrase: Phrase = {
    ...(preposition && { preposition: preposition.lower }),
    ...(determiner && { determiner: determiner.lower }),
    words: words.map(({ text }) => text),
    start: start.start,
    nounStart,
    end: last.end,
    isAsked: ASKING.test(question.slice(0, nounStart)),
  };
  return { phrase, next };

  function take(kind: ReadonlySet<string>): Token | undefined {
    const token = tokens[next];
    if (!token || !kind.has(token.lower)) return undefined;
    next += 1;
    return token;
  }
}

/**
 * Takes verbs off both ends: common ones, any word after "I" or "you" ("do I claim travel expenses"), and a noun that may
 * be a verb at the end of the question ("does the plan cover").
 */
function dropVerbs(words: Token[], isAfterSubject: boolean, isFinal: boolean): void {
  while (words.length > 0 && VERBS.has(words.at(-1)?.lower ?? '')) words.pop();
  if (words.length > 1 && PARTICIPLE.test(words.at(-1)?.lower ?? '')) words.pop();
  if (words.length > 1 && isFinal && isFinalVerb(words.at(-1))) words.pop();
  if (isAfterSubject) words.shift();
  while (words.length > 1 && VERBS.has(words[0]?.lower ?? '')) words.shift();
}

function tokensOf(text: string): Token[] {
  return [...text.matchAll(TOKEN)].map((match) => {
    const token = match[0].replace(/[.,'’/-]+$/, '');
    const plain = token.replace(/['’]s$/, '');
    return {
      text: token,
      lower: plain.toLowerCase(),
      start: match.index,
      end: match.index + token.length,
    };
  });
}

function isWord({ lower }: Token): boolean {
  return (
    !STOP_WORDS.has(lower) &&
    !PREPOSITIONS.has(lower) &&
    !DETERMINERS.has(lower) &&
    !QUANTITIES.has(lower)
  );
}

/** A noun that may be a verb is one at the end of a question; leave is something one asks for. */
function isFinalVerb(last: Token | undefined): boolean {
  return VERB_NOUNS.has(last?.lower ?? '') && last?.lower !== 'leave';
}

/** "a month" in "£38 a month" is no thing one can ask about. */
function isRate(determiner: Token | undefined, first: Token): boolean {
  return determiner !== undefined && MEASURES.test(determiner.lower) && PERIODS.test(first.lower);
}
