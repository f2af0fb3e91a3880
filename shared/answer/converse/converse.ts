import type { AnswerEvent } from '../../domain/answer-event.ts';
import type { Principal } from '../../domain/principal.ts';
import { AppError } from '../../errors.ts';
import type { ChatMessage } from '../../ports/chat-model.ts';
import { iterateUntilAborted } from '../../resilience/iterate-until-aborted.ts';
import { untilAborted } from '../../resilience/until-aborted.ts';
import { streamWithSpan } from '../../telemetry/stream-with-span.ts';
import type { AnswerPorts } from '../answer-ports.ts';
import { contextTokens } from '../budget/context-tokens.ts';
import { promptRoom } from '../budget/prompt-room.ts';
import type { Conversation } from '../conversation.ts';
import { earlierTurns } from '../earlier-turns.ts';
import { loadSourceCounter } from '../load-source-counter.ts';
import { conversePrompt } from '../prompts/converse-prompt.ts';
import { SafeText, type AnswerPart } from '../stream/safe-text.ts';
import { turnsWithin } from './turns-within.ts';

/** Newest messages that a question about the conversation looks back on. */
const longestMemory = 100;

export interface ConversationalMessage {
  readonly message: string;
  /** A greeting or thanks, for which nothing need be read again. */
  readonly smallTalk: boolean;
}

type ConversePorts = Pick<AnswerPorts, 'chatModel' | 'sessions' | 'settings'>;

/**
 * Streams a reply that needs no documents, as `text` events with safe text only and without citation markers.
 * @returns why it is cut short: `answer-length` or `content-filter`
 * @throws AppError `model_unavailable` (also when the model says nothing), `store_unavailable`, `aborted`
 */
export function converse(
  asked: ConversationalMessage,
  conversation: Conversation,
  principal: Principal,
  ports: ConversePorts,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent, readonly string[]> {
  return streamWithSpan(
    'converse',
    () => reply(asked, conversation, principal, ports, signal),
    (degraded) => ({
      'grounded.prompt': conversePrompt.version,
      'grounded.degraded': [...degraded],
    }),
  );
}

async function* reply(
  asked: ConversationalMessage,
  conversation: Conversation,
  principal: Principal,
  ports: ConversePorts,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent, readonly string[]> {
  const { chatModel, settings } = ports;
  const turns = asked.smallTalk
    ? earlierTurns(conversation.messages.slice(-2))
    : await untilAborted(wholeConversation(asked.message, conversation, principal, ports), signal);
  const request = {
    purpose: 'converse',
    messages: conversePrompt.messages(asked.message, turns),
    size: asked.smallTalk ? 'small' : 'large',
    maxOutputTokens: settings.ANSWER_MAX_OUTPUT_TOKENS,
    temperature: 0,
  } as const;
  const safe = new SafeText({
    sourceCount: 0,
    isKnownAddress: (address) => asked.message.includes(address),
  });
  let degraded: readonly string[] = [];
  let text = '';
  const shown = function* (parts: readonly AnswerPart[]): Generator<AnswerEvent> {
    for (const part of parts) {
      if (part.type !== 'text') continue;
      text += part.text;
      yield { type: 'text', delta: part.text };
    }
  };
  for await (const delta of iterateUntilAborted(chatModel.stream(request, signal), signal)) {
    if (delta.type === 'text') yield* shown(safe.push(delta.text));
    else degraded = cutShort[delta.finishReason];
  }
  yield* shown(safe.end());
  if (text.trim() === '') throw saidNothing();
  return degraded;
}

const cutShort = {
  stop: [],
  length: ['answer-length'],
  content_filter: ['content-filter'],
} as const;

/** As much of the conversation as fits where an answer has its sources. */
async function wholeConversation(
  message: string,
  { sessionId }: Conversation,
  principal: Principal,
  { sessions, settings }: ConversePorts,
): Promise<readonly ChatMessage[]> {
  const messages = await sessions.recentMessages(principal, sessionId, longestMemory);
  const countTokens = await loadSourceCounter();
  const alone = conversePrompt.messages(message, []);
  const context = contextTokens(settings, 'large');
  const room = promptRoom(alone, settings.ANSWER_MAX_OUTPUT_TOKENS, context, countTokens);
  const tokens = Math.min(settings.ANSWER_SOURCE_TOKENS, room);
  return turnsWithin(earlierTurns(messages), tokens, countTokens);
}

function saidNothing(): AppError {
  return new AppError('model_unavailable', 'The model gave an empty answer.', {
    remedy: 'Try again, or ask in other words.',
    retryAfter: 5,
  });
}
