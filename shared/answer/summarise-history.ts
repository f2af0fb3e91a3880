import type { Principal } from '../domain/principal.ts';
import type { Message, SessionSummary } from '../domain/session.ts';
import { untilAborted } from '../resilience/until-aborted.ts';
import { withSpan } from '../telemetry/with-span.ts';
import type { CountTokens } from '../text/count-tokens.ts';
import { cutText } from '../text/cut-text.ts';
import type { AnswerPorts } from './answer-ports.ts';
import { askSmallModel } from './ask-small-model.ts';
import { contextTokens } from './budget/context-tokens.ts';
import { historyTokens } from './budget/fit-history.ts';
import { promptRoom } from './budget/prompt-room.ts';
import type { Conversation } from './conversation.ts';
import { earlierTurns } from './earlier-turns.ts';
import type { History } from './history.ts';
import { loadSourceCounter } from './load-source-counter.ts';
import { summaryPrompt } from './prompts/summary-prompt.ts';

const limit = {
  ms: 8000,
  what: 'Summarising the conversation',
  code: 'model_unavailable',
} as const;
const maxOutputTokens = 300;
/** In UTF-16 units. */
const longestSummary = 2000;
/** Most messages read and summarised in one turn; what a longer gap leaves out is only in the messages themselves. */
const mostMessages = 40;
/** What a turn adds to a session: question and answer. */
const turnMessages = 2;

/**
 * Puts what is about to fall out of the messages that prompts show (`ANSWER_HISTORY_MESSAGES`) into the session's summary:
 * the summary so far and the messages after it, all but the newer half. So a session is summarised once in a few turns. A
 * summary that fails is no loss: the messages stay, and the next turn summarises them.
 * @returns what is to be stored with the turn; undefined when there is nothing to sum up, or the model gave no summary
 */
export async function summariseHistory(
  conversation: Conversation,
  principal: Principal,
  ports: Pick<AnswerPorts, 'chatModel' | 'sessions' | 'settings' | 'log'>,
  signal: AbortSignal,
): Promise<SessionSummary | undefined> {
  const { messages, summary } = conversation;
  const { ANSWER_HISTORY_SUMMARY: setting, ANSWER_HISTORY_MESSAGES: shown } = ports.settings;
  const lastSeq = messages.at(-1)?.seq ?? 0;
  const covered = summary?.throughSeq ?? 0;
  if (setting === 'off' || lastSeq + turnMessages - covered <= shown) return undefined;
  const range = { covered, lastSeq, through: lastSeq + turnMessages - Math.floor(shown / 2) };
  try {
    return await withSpan(
      'summarise',
      () => summarise(conversation, range, principal, ports, signal),
      (written) => ({
        'grounded.prompt': summaryPrompt.version,
        'grounded.summary.through': written?.throughSeq,
      }),
    );
  } catch (error) {
    if (!signal.aborted) ports.log.warn('The conversation was not summarised.', error);
    return undefined;
  }
}

/** Numbers of messages: the summary covers up to `covered`, the new one is to cover up to `through`. */
interface Range {
  readonly covered: number;
  readonly through: number;
  readonly lastSeq: number;
}

async function summarise(
  { sessionId, summary }: Conversation,
  { covered, through, lastSeq }: Range,
  principal: Principal,
  { chatModel, sessions, settings }: Pick<AnswerPorts, 'chatModel' | 'sessions' | 'settings'>,
  signal: AbortSignal,
): Promise<SessionSummary | undefined> {
  const before = summary === undefined ? {} : { summary: summary.text };
  const count = Math.min(lastSeq - covered, mostMessages);
  const recent = await untilAborted(sessions.recentMessages(principal, sessionId, count), signal);
  const leaving = recent.filter(({ seq }) => seq > covered && seq <= through);
  const taken = fitting(before, wholeTurns(leaving), settings, await loadSourceCounter());
  const throughSeq = taken.at(-1)?.seq;
  if (throughSeq === undefined) return undefined;
  const messages = summaryPrompt.messages({ ...before, turns: earlierTurns(taken) });
  const task = { purpose: 'summarise', messages, maxOutputTokens, limit } as const;
  const reply = await askSmallModel(task, chatModel, signal);
  const text = cutText(reply.trim(), longestSummary).trim();
  return text === '' ? undefined : { text, throughSeq };
}

/** Messages up to the last answer. */
function wholeTurns(messages: readonly Message[]): readonly Message[] {
  return messages.slice(0, messages.findLastIndex(({ role }) => role === 'assistant') + 1);
}

/** As many of the oldest turns as the small model takes at once; the next turn goes on with the others. */
function fitting(
  before: Pick<History, 'summary'>,
  messages: readonly Message[],
  settings: AnswerPorts['settings'],
  countTokens: CountTokens,
): readonly Message[] {
  const empty = summaryPrompt.messages({ turns: [] });
  const context = contextTokens(settings, 'small');
  const room = promptRoom(empty, maxOutputTokens, context, countTokens);
  let taken = messages;
  const tokens = () => historyTokens({ ...before, turns: earlierTurns(taken) }, countTokens);
  while (taken.length > 0 && tokens() > room) taken = wholeTurns(taken.slice(0, -1));
  return taken;
}
