import { sentences } from '../../text/sentences.ts';
import { condenseQuestion } from '../condense/condense-question.ts';
import type { Turn } from '../prompt/read-conversation.ts';
import { summaryLine } from '../prompt/summary-lines.ts';

/** Longest summary in UTF-16 units; the oldest turns go first. */
const LONGEST = 1000;

/** Sums a conversation up: a line for each turn, with its question as it stands alone and the answer's first sentence. */
export function summariseConversation(conversation: readonly Turn[]): string {
  const lines = conversation.flatMap(({ role, text }, at) => {
    if (role !== 'user') return [];
    const next = conversation[at + 1];
    const [answer = ''] = next?.role === 'assistant' ? sentences(next.text) : [];
    return [summaryLine(condenseQuestion(conversation.slice(0, at), text), answer)];
  });
  while (lines.length > 1 && lines.join('\n').length > LONGEST) lines.shift();
  return lines.join('\n');
}
