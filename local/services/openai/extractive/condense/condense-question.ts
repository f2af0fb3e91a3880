import { STOP_WORDS } from '../../text/stop-words.ts';
import { stems } from '../../text/stems.ts';
import { isWeak } from '../../text/weak-words.ts';
import { words } from '../../text/words.ts';
import type { Turn } from '../prompt/read-conversation.ts';
import { ADDITION } from '../question/addition.ts';
import { replaceContrast } from './replace-contrast.ts';
import { refersBack, resolveReferences, withoutDummies } from './resolve-references.ts';
import { topicOf } from './topic-of.ts';
import { PREPOSITIONS } from './word-lists.ts';

const LEAD =
  /^(?:(?:and|but|so|or|also|then|ok(?:ay)?|thanks?(?: you)?|great|right|well|yes|no)\b[\s,.!:–-]*)+/i;
/** Words that only say that something is about to be said. */
const PREAMBLE =
  /^(?:i (?:mean|meant|wonder|was wondering)(?: (?:that|if|whether))?|by the way|in other words|excuse me|sorry|oh|hm+|wait)\b[\s,.!:–-]*/i;
const OTHER_CASE = /^(?:what about|how about|what of|what if it(?:'s| is)|same for)\s+/i;
const INSTRUCTION = /^(?:please|tell|give|show|explain|list|describe|find|compare)\b/i;
const QUESTION_WORD = /\b(?:what|which|who|whom|whose|when|where|why|how)\b/i;
const VERB =
  /\b(?:is|are|was|were|do|does|did|can|could|may|must|should|will|would|has|have|had|am|shall|get|gets|cost|costs|means?|happens?|\w+n['’]t)\b/i;

/**
 * Rewrites the last question of a conversation so that it stands alone. A question that already does is given back as it
 * is. Otherwise it takes the place of its counterpart in the question before it ("and for part-time staff?"), or its pronouns
 * take that question's topic, or, failing both, it is added to it: "<question before> — <follow-up>".
 */
export function condenseQuestion(conversation: readonly Turn[], question: string): string {
  let standalone: string | undefined;
  for (const { role, text } of conversation) {
    if (role === 'user') standalone = condenseOne(standalone, text.trim());
  }
  return condenseOne(standalone, question.trim());
}

function condenseOne(earlier: string | undefined, question: string): string {
  if (earlier === undefined || question === '') return question;
  const plain = withoutLead(question);
  const otherCase = plain.replace(OTHER_CASE, '');
  const isCase = otherCase !== plain || !(VERB.test(plain) || QUESTION_WORD.test(plain));
  if (isCase && isFragment(otherCase)) {
    return continues(question, otherCase)
      ? withOtherCase(earlier, otherCase)
      : aboutTopic(earlier, plain);
  }
  if (refersBack(plain)) {
    return capitalised(resolveReferences(plain, earlier) ?? added(earlier, plain));
  }
  if (isIncomplete(plain, plain !== question)) return added(earlier, plain);
  return plain === question ? question : capitalised(plain);
}

/** @returns the question itself when nothing else is in it */
function withoutLead(question: string): string {
  const plain = question.replace(LEAD, '').replace(PREAMBLE, '').replace(LEAD, '');
  return plain === '' ? question : plain;
}

/** Words that name another case: announced ("and", "what about"), put as a question, or a case by their preposition. */
function continues(question: string, otherCase: string): boolean {
  return question !== otherCase || question.endsWith('?') || startsWithPreposition(question);
}

/** Whether a question lacks the thing it asks about: "Why?", "Who approves?", "How many days a week?". */
function isIncomplete(question: string, isAnnounced: boolean): boolean {
  if (withoutDummies(question) !== question) return false;
  const content = contentWords(question);
  if (content === 0) return true;
  if (INSTRUCTION.test(question)) return false;
  if (isAnnounced) return content < 2;
  return content < 2 && isElliptical(question);
}

function withOtherCase(earlier: string, otherCase: string): string {
  const phrase = otherCase
    .replace(/[?.!\s]+$/, '')
    .replace(/\s+(?:then|instead|too|as well)$/i, '');
  const [question = ''] = earlier.split(ADDITION);
  const replaced = replaceContrast(question, phrase);
  if (replaced !== undefined) return capitalised(asQuestion(replaced));
  const topic = topicOf(question);
  if (/^(?:the|its|their)\s/i.test(phrase) && topic !== undefined && /\p{Lu}|\d/u.test(topic)) {
    return `What about ${phrase} for ${topic}?`;
  }
  return added(question, phrase);
}

/** A bare word such as "Warranty" is asked about the topic of the question before; a name or a longer phrase stands alone. */
function aboutTopic(earlier: string, phrase: string): string {
  const topic =
    contentWords(phrase) < 2 && !/\p{Lu}/u.test(phrase.slice(1)) ? topicOf(earlier) : undefined;
  if (topic === undefined || saysAll(phrase, topic)) return phrase;
  return capitalised(asQuestion(`${topic}${ADDITION}${phrase}`));
}

function saysAll(text: string, topic: string): boolean {
  const said = new Set(stems(text));
  return stems(topic).every((stem) => said.has(stem));
}

function added(earlier: string, followUp: string): string {
  const [question = ''] = earlier.split(ADDITION);
  return asQuestion(`${question.replace(/[?.!\s]+$/, '')}${ADDITION}${followUp}`);
}

/** Words without a verb of their own: "part-time staff", "in London". */
function isFragment(text: string): boolean {
  return words(text).length <= 12 && !INSTRUCTION.test(text) && !/[?.!].*\p{L}/u.test(text);
}

function startsWithPreposition(text: string): boolean {
  return PREPOSITIONS.has(text.split(/\s/, 1)[0]?.toLowerCase() ?? '');
}

/** A short question, or a longer one without a verb. */
function isElliptical(text: string): boolean {
  const { length } = words(text);
  return length <= 3 || (length <= 7 && !VERB.test(text));
}

function contentWords(text: string): number {
  return words(text).filter((word) => !STOP_WORDS.has(word) && !isWeak(word)).length;
}

function asQuestion(text: string): string {
  return `${text.replace(/[?.!\s]+$/, '')}?`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
