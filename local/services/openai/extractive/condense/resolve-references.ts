import { stem } from '../../text/stem.ts';
import { STOP_WORDS } from '../../text/stop-words.ts';
import { isWeak } from '../../text/weak-words.ts';
import { meansTheSame } from '../../text/synonyms.ts';
import { words } from '../../text/words.ts';
import { namedPhrase, topicOf } from './topic-of.ts';

const DUMMY_IT =
  /\bit (?:is |was |be )?(?:takes?|possible|necessary|allowed|required|mandatory|compulsory|important|common|ok|okay|safe|rain\w*|snow\w*)\b|\b(?:is|was|does|do|would|will) it (?:take|possible|necessary|allowed|required|mandatory|compulsory|important|common|ok|okay|safe|rain|snow)\b(?! (?:to )?(?:\?|$))/i;
const SINGULAR = /\b(?:it|this one|that one|the same)\b(?!['’])/i;
const PLURAL = /\b(?:they|them|these|those)\b(?!\s+(?:who|that|which))/i;
const POSSESSIVE = /\b(its|their)\b/i;
/** Bare `that` or `this`: at the end, or after a function word and before a verb; not "the form that I signed". */
const DEMONSTRATIVE =
  /(?<=(?:^|\b(?:of|for|about|is|was|are|does|do|did|can|will|would|with|after|before|like|to|by|in|on|how|mean)\s+))(?:that|this)(?=\s*(?:[?.!]|$)|\s+(?:mean|cost|work|apply|include|cover|take|last|happen|also|be|is|the case|for|in|on|with|when|if|to)\b)/i;
const DETERMINED = /\b(?:that|those|these)\s+([\p{L}-]+)/iu;
const COMPARED =
  /\b(the )((?:larger|smaller|bigger|cheaper|other|newer|older|latest|second|largest|smallest) )(model|one|version|variant|type|size|option|plan)\b/i;
const THERE = /(?<!\b(?:is|are|was|were)\s)\bthere\b(?!\s+(?:is|are|a|any|an)\b)/i;

/** Whether a question points to something said before it, by a pronoun or a comparison. */
export function refersBack(question: string): boolean {
  const text = question.replace(DUMMY_IT, ' ');
  return (
    [SINGULAR, PLURAL, POSSESSIVE, DEMONSTRATIVE, COMPARED, THERE].some((pattern) =>
      pattern.test(text),
    ) || /\b(?:he|she|him|her|his)\b/i.test(text)
  );
}

/**
 * Puts the topic of the earlier question in place of what points back to it.
 * @returns `undefined` when nothing in the earlier question fits
 */
export function resolveReferences(question: string, earlier: string): string | undefined {
  if (COMPARED.test(question)) return resolveComparison(question, earlier);
  const one = topicOf(earlier);
  const many = topicOf(earlier, true);
  if (one === undefined || many === undefined) return undefined;
  const determined = DETERMINED.exec(question)?.[1];
  if (determined !== undefined) {
    const same = [one, many].find((topic) =>
      topic.toLowerCase().includes(determined.toLowerCase()),
    );
    return same && question.replace(DETERMINED, () => same);
  }
  const owner = /\bits\b/i.test(question) ? one : many;
  const resolved = question
    .replace(POSSESSIVE, () => (/s$/i.test(owner) ? `${owner}’` : `${owner}’s`))
    .replace(PLURAL, () => many)
    .replace(DUMMY_IT.test(question) ? /(?!)/ : SINGULAR, () => one)
    .replace(DEMONSTRATIVE, () => one);
  return resolved === question ? undefined : resolved;
}

/**
 * "How much does the larger model cost?" after "What is the list price of a Heron 8?": the other model takes the place of
 * the first when the follow-up asks for the same thing, and takes its name in any case.
 */
function resolveComparison(question: string, earlier: string): string | undefined {
  const named = namedPhrase(earlier);
  const name = (named?.match(/(?<![\p{L}\p{N}])\p{Lu}\p{L}+/gu) ?? []).join(' ');
  if (named === undefined || name === '') return undefined;
  const [compared = '', article = '', degree = '', noun = ''] = COMPARED.exec(question) ?? [];
  const other = `${article}${degree}${name} ${noun}`;
  const asked = contentStems(question.replace(compared, ''));
  const asksTheSame = asked.every((word) =>
    contentStems(earlier).some((same) => meansTheSame(word, same)),
  );
  return asksTheSame ? earlier.replace(named, other) : question.replace(compared, other);
}

function contentStems(text: string): string[] {
  return words(text)
    .filter((word) => !STOP_WORDS.has(word) && !isWeak(word))
    .map(stem);
}
