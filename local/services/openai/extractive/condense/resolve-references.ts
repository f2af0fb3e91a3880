import { stem } from '../../text/stem.ts';
import { STOP_WORDS } from '../../text/stop-words.ts';
import { isWeak } from '../../text/weak-words.ts';
import { meansTheSame } from '../../text/synonyms.ts';
import { words } from '../../text/words.ts';
import { namedPhrase, topicOf } from './topic-of.ts';

/** "Is it possible to …": this "it" stands for nothing. */
const DUMMY_IT =
  /\bit (?:is |was |be )?(?:takes?|better|possible|necessary|allowed|required|mandatory|compulsory|important|common|ok|okay|safe|rain\w*|snow\w*)\b|\b(?:is|was|does|do|would|will) it (?:take|better|possible|necessary|allowed|required|mandatory|compulsory|important|common|ok|okay|safe|rain|snow)\b(?! (?:to )?(?:\?|$))/gi;
const SINGULAR = /\b(?:it|this one|that one)\b(?!['’])/i;
const PLURAL = /\b(?:they|them|these|those)\b(?!\s+(?:who|that|which))/i;
const POSSESSIVE = /\b(?:its|their)\b/i;
const PERSON = /\b(?:he|she|him|her(?!\s+\p{Ll}))\b/iu;
const OF_PERSON = /\b(?:his|her(?=\s+\p{Ll}))\b/iu;
/** Bare `that` or `this`: at the end, or after a function word and before a verb; not "the form that I signed". */
const DEMONSTRATIVE =
  /(?<=(?:^|\b(?:of|for|about|is|was|are|does|do|did|can|will|would|with|after|before|like|to|by|in|on|how|mean)\s+))(?:that|this)(?=\s*(?:[?.!]|$)|\s+(?:mean|cost|work|apply|include|cover|take|last|happen|also|be|is|the case|for|in|on|with|when|if|to)\b)/i;
const DETERMINED = /\b(?:that|those|these)\s+([\p{L}-]+)/iu;
const COMPARED =
  /\b(the )((?:larger|smaller|bigger|cheaper|other|newer|older|latest|second|largest|smallest) )(model|one|version|variant|type|size|option|plan)\b/i;
const THERE = /(?<!\b(?:is|are|was|were)\s)\bthere\b(?!\s+(?:is|are|a|any|an)\b)/i;
const REFERENCES = [SINGULAR, PLURAL, POSSESSIVE, PERSON, OF_PERSON, DEMONSTRATIVE, THERE];
const CLAUSE_END = /[?.!,;]|\b(?:and|or|if|so|because|but|when|while)\b/i;

/** Whether a question points to something said before it, by a pronoun or a comparison. */
export function refersBack(question: string): boolean {
  const text = withoutDummies(question);
  return COMPARED.test(text) || REFERENCES.some((pattern) => pointsOut(pattern, text));
}

/** Whether the pattern occurs and does not point to something that the question itself says before it. */
function pointsOut(pattern: RegExp, text: string): boolean {
  const match = pattern.exec(text);
  if (!match) return false;
  const before = text.slice(0, match.index);
  const said = contentStems(before).length;
  if (CLAUSE_END.test(before)) return said === 0;
  return pattern !== POSSESSIVE || said < 2;
}

/** Blanks every "it" that stands for nothing. */
export function withoutDummies(question: string): string {
  return question.replace(DUMMY_IT, (dummy) => dummy.replace(/\bit\b/i, '  '));
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
  let resolved = question;
  for (const [pattern, topic] of [
    [POSSESSIVE, /s$/i.test(owner) ? `${owner}’` : `${owner}’s`],
    [OF_PERSON, /s$/i.test(one) ? `${one}’` : `${one}’s`],
    [PERSON, one],
    [PLURAL, many],
    [SINGULAR, one],
    [DEMONSTRATIVE, one],
  ] as const) {
    if (pointsOut(pattern, withoutDummies(question))) {
      resolved = resolved.replace(pattern, () => topic);
    }
  }
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
