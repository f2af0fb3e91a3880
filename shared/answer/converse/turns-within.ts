import type { ChatMessage } from '../../ports/chat-model.ts';
import type { CountTokens } from '../../text/count-tokens.ts';

/**
 * The turns of a conversation (user and assistant alternating, oldest first) that fit into `tokens`: the first one, since
 * it is asked for by name, and the newest. A turn that does not fit ends the selection, so that there is one gap at most.
 */
export function turnsWithin(
  turns: readonly ChatMessage[],
  tokens: number,
  countTokens: CountTokens,
): readonly ChatMessage[] {
  const pairs = turns.flatMap((turn, index) =>
    index % 2 === 0 ? [turns.slice(index, index + 2)] : [],
  );
  const size = (pair: readonly ChatMessage[]) =>
    pair.reduce((sum, { content }) => sum + countTokens(content), 0);
  const [first, ...later] = pairs;
  if (!first) return [];
  let left = tokens - size(first);
  const kept: (readonly ChatMessage[])[] = [];
  for (const pair of later.reverse()) {
    left -= size(pair);
    if (left < 0) break;
    kept.unshift(pair);
  }
  return [first, ...kept].flat();
}
