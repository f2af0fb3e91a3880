import { STOP_WORDS } from '../../text/stop-words.ts';
import { isWeak } from '../../text/weak-words.ts';
import { words } from '../../text/words.ts';
import type { Turn } from '../prompt/read-conversation.ts';
import { ADDITION } from '../question/addition.ts';
import { replaceContrast } from './replace-contrast.ts';
import { refersBack, resolveReferences } from './resolve-references.ts';
import { topicOf } from './topic-of.ts';

const LEAD =
  /^(?:(?:and|but|so|or|also|then|ok(?:ay)?|thanks?(?: you)?|great|right|well|yes|no)\b[\s,.!:–-]*)+/i;
const OTHER_CASE = /^(?:what about|how about|what of|what if it(?:'s| is)|same for)\s+/i;
const QUESTION_WORD =
  /\b(?:what|which|who|whom|whose|when|where|why|how|is|are|was|were|do|does|did|can|could|may|must|should|will|would|has|have)\b/i;

const VERB =
  /\b(?:is|are|was|were|do|does|did|can|could|may|must|should|will|would|has|have|had|get|gets|cost|costs|means?|happens?)\b/i;

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
  const plain = question.replace(LEAD, '');
  const otherCase = plain.replace(OTHER_CASE, '');
  if (otherCase !== plain || !QUESTION_WORD.test(firstWords(plain))) {
    return isFragment(otherCase) ? withOtherCase(earlier, otherCase) : capitalised(plain);
  }
  if (refersBack(plain)) {
    return capitalised(resolveReferences(plain, earlier) ?? added(earlier, plain));
  }
  if (contentWords(plain) >= (plain === question ? 2 : 3)) return capitalised(plain);
  return contentWords(plain) === 0 || plain !== question || isElliptical(plain)
    ? added(earlier, plain)
    : capitalised(plain);
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

function added(earlier: string, followUp: string): string {
  const [question = ''] = earlier.split(ADDITION);
  return asQuestion(`${question.replace(/[?.!\s]+$/, '')}${ADDITION}${followUp}`);
}

/** Words without a verb of their own: "part-time staff", "in London". */
function isFragment(text: string): boolean {
  return (
    words(text).length <= 12 && !/^(?:please|tell|give|show|explain|list|describe)\b/i.test(text)
  );
}

/** A short question without a thing it asks about ("Who approves?") or without a verb ("How many days a week?"). */
function isElliptical(text: string): boolean {
  const { length } = words(text);
  return length <= 3 || (length <= 7 && !VERB.test(text));
}

function firstWords(text: string): string {
  return text.split(/\s+/).slice(0, 3).join(' ');
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
