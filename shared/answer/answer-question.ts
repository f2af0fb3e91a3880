import type { AnswerEvent, Question } from '../domain/answer-event.ts';
import type { Principal } from '../domain/principal.ts';
import { toAppError } from '../errors.ts';
import { abortedError, untilAborted } from '../resilience/until-aborted.ts';
import type { AnswerPorts } from './answer-ports.ts';
import { assembleSources } from './assemble-sources.ts';
import { condenseQuestion } from './condense-question.ts';
import { openConversation, type Conversation } from './conversation.ts';
import { earlierTurns } from './earlier-turns.ts';
import { findPassages } from './find-passages.ts';
import { generateAnswer } from './generate-answer.ts';
import { loadSourceCounter } from './load-source-counter.ts';
import { toSource } from './numbered-source.ts';
import { refuse } from './refuse.ts';
import { areRelevant } from './relevance.ts';
import { safeLine } from './stream/safe-line.ts';
import { sourcesForFollowUps } from './sources-for-follow-ups.ts';
import { suggestFollowUps } from './suggest-follow-ups.ts';
import { Turn } from './turn.ts';

/**
 * Answers a question from the documents the principal may read, as a stream of events. After `start` there is exactly one
 * terminal event, `finish` or `error`, whatever fails; a caller who goes away gets `error` with code `aborted`. The turn is
 * stored in every case: with status `complete`, `failed` or `aborted`.
 * @throws AppError `session_not_found`, `store_unavailable` or `aborted`, all before the first event.
 */
export async function* answerQuestion(
  question: Question,
  principal: Principal,
  ports: AnswerPorts,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent> {
  const conversation = await untilAborted(openConversation(question, principal, ports), signal);
  const turn = new Turn(question.message, conversation, principal, ports);
  const left = new AbortController();
  try {
    yield turn.started();
    const ended = AbortSignal.any([signal, left.signal]);
    for await (const event of answer(question, conversation, principal, turn, ports, ended)) {
      turn.note(event);
      yield event;
    }
    await turn.store('complete');
    yield turn.finished();
  } catch (thrown) {
    const error = signal.aborted ? abortedError() : toAppError(thrown);
    await turn.storeUnfinished(error);
    yield { type: 'error', error };
  } finally {
    left.abort();
    await turn.storeUnfinished(abortedError());
  }
}

async function* answer(
  { message, filters = {} }: Question,
  conversation: Conversation,
  principal: Principal,
  turn: Turn,
  ports: AnswerPorts,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent> {
  const earlier = earlierTurns(conversation.messages);
  const condensed = await condenseQuestion(message, earlier, ports, signal);
  turn.spend(condensed.usage, 'aside');
  if (condensed.failed) turn.degrade('condense');
  const question = condensed.question;
  if (question !== message) {
    const shown = safeLine(question, (address) => message.includes(address));
    yield { type: 'rewritten', question: shown };
  }

  const found = await findPassages(question, { principal, filters }, ports, signal);
  turn.degrade(...found.degraded);
  const sources = assembleSources(
    found.passages,
    { sources: ports.settings.ANSWER_SOURCES, tokens: ports.settings.ANSWER_SOURCE_TOKENS },
    await loadSourceCounter(),
  );
  const passages = sources.map(({ chunk }) => chunk);
  if (!areRelevant(passages, question, ports.settings.ANSWER_MIN_RELEVANCE)) {
    yield* refuse(turn, question, passages);
    return;
  }
  yield { type: 'sources', sources: sources.map(toSource) };

  const generation = yield* generateAnswer({ question, sources, earlier }, ports, signal);
  turn.spend(generation.usage, 'answer');
  turn.degrade(...generation.degraded);
  if (generation.refused) {
    yield* refuse(turn, question, passages);
    return;
  }
  turn.answered();

  const { text, cited } = generation;
  const suggested = await suggestFollowUps(
    { question, answer: text, sources: sourcesForFollowUps(sources, cited) },
    ports,
    signal,
  );
  turn.spend(suggested.usage, 'aside');
  if (suggested.questions.length > 0) {
    yield { type: 'follow-ups', questions: suggested.questions };
  }
}
