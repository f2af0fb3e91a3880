import { historyPattern } from './history-patterns.ts';
import { normalised } from './normalised.ts';

/** Longer messages are never only about the conversation, in UTF-16 units. */
const longest = 160;
const lead =
  /^(?:(?:please|ok(?:ay)?|so|and|now|thanks|thank you|hi|hey|hello|sorry|bitte|(?:can|could|would|will) you(?: please)?|kannst du|können sie|peux-tu|pouvez-vous|puedes|puede)(?: |$))+/u;
const tail =
  /(?: (?:please|now|again|thanks|thank you|for me|bitte|s’il te plaît|s’il vous plaît|por favor))+$/u;

/**
 * Whether a message asks about the conversation itself or wants the last answer in another form: "What did I ask first?",
 * "Summarise our conversation", "Translate your last answer into German", "Shorter please". To be asked only of a message
 * that has an answer before it.
 */
export function isAboutConversation(message: string): boolean {
  if (message.length > longest) return false;
  const text = normalised(message);
  const plain = text.replace(lead, '');
  return [text, plain, plain.replace(tail, '')].some((form) => historyPattern.test(form));
}
