import type { ChatMessage } from '../../ports/chat-model.ts';
import type { CountTokens } from '../../text/count-tokens.ts';
import { cutToTokens } from '../../text/cut-to-tokens.ts';
import type { History } from '../history.ts';
import { renderSummary } from '../prompts/render-summary.ts';
import { messagesTokens } from './prompt-room.ts';

/** Of the tokens there are, what one message, or the summary, takes at most when not all of them fit. */
const messageShare = 1 / 6;

/** Tokens of a history as prompts show it. */
export function historyTokens({ summary, turns }: History, countTokens: CountTokens): number {
  return countTokens(renderSummary(summary)) + messagesTokens(turns, countTokens);
}

/**
 * Shortens a history to at most `tokens` tokens: long messages are cut, and what is kept are the last turn, the summary,
 * and of the other turns the newest.
 */
export function fitHistory(history: History, tokens: number, countTokens: CountTokens): History {
  if (historyTokens(history, countTokens) <= tokens) return history;
  const longest = Math.max(0, Math.floor(tokens * messageShare));
  const cut = (text: string) => cutToTokens(text, longest, countTokens).trim();
  const pairs = newestFirst(history.turns).map((pair) =>
    pair.map(({ role, content }) => ({ role, content: cut(content) })),
  );
  let kept: History = { turns: [] };
  const keep = (more: History) => {
    const fits = historyTokens(more, countTokens) <= tokens;
    if (fits) kept = more;
    return fits;
  };
  const [last = [], ...others] = pairs;
  keep({ turns: last });
  if (history.summary !== undefined) keep({ ...kept, summary: cut(history.summary) });
  others.every((pair) => keep({ ...kept, turns: [...pair, ...kept.turns] }));
  return kept;
}

/** Question and answer together. */
function newestFirst(turns: readonly ChatMessage[]): ChatMessage[][] {
  const pairs: ChatMessage[][] = [];
  for (let at = turns.length; at > 0; at -= 2) pairs.push(turns.slice(Math.max(0, at - 2), at));
  return pairs;
}
