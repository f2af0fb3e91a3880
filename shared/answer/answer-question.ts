import type { AnswerEvent, Question } from '../domain/answer-event.ts';
import type { Principal } from '../domain/principal.ts';
import type { SessionSummary } from '../domain/session.ts';
import { toAppError } from '../errors.ts';
import { abortedError, untilAborted } from '../resilience/until-aborted.ts';
import { streamWithSpan } from '../telemetry/stream-with-span.ts';
import type { AnswerPorts } from './answer-ports.ts';
import { chooseSources } from './assemble/choose-sources.ts';
import { planAnswer } from './budget/plan-answer.ts';
import { openConversation, type Conversation } from './conversation.ts';
import { converse } from './converse/converse.ts';
import { findPassages } from './find-passages.ts';
import { historyOf } from './history.ts';
import { loadSourceCounter } from './load-source-counter.ts';
import { minRelevance } from './min-relevance.ts';
import { toSource } from './numbered-source.ts';
import { loadProfile } from './load-profile.ts';
import { preferAudience } from './prefer-audience.ts';
import { refuse } from './refusal/refuse.ts';
import { areRelevant } from './relevance.ts';
import { answerByRoute } from './route/answer-by-route.ts';
import { routeAnswer } from './route/route-answer.ts';
import { sourcesForFollowUps } from './sources-for-follow-ups.ts';
import { suggestNext } from './suggest-next.ts';
import { summariseHistory } from './summarise-history.ts';
import { Turn } from './turn.ts';
import { understandQuestion } from './understand/understand-question.ts';

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
  let summarising: Promise<SessionSummary | undefined> | undefined;
  try {
    yield turn.started();
    const ended = AbortSignal.any([signal, left.signal]);
    const metered = turn.metered(ports);
    const answering = () => answer(question, conversation, principal, turn, metered, ended);
    for await (const event of streamWithSpan('answer', answering, () => turn.traced())) {
      turn.note(event);
      yield event;
      // Beside the rest of the answer, once its first words are out: nobody waits for it.
      if (event.type === 'text') {
        summarising ??= summariseHistory(conversation, principal, metered, ended);
      }
    }
    if (summarising) turn.summarised(await summarising);
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
  // Read while the question is understood and searched for, so that it costs no time.
  const readerLoading = loadProfile(principal, ports, signal);
  const history = historyOf(conversation);
  const understood = await understandQuestion(message, history, ports, signal);
  if (understood.needs === 'conversation') {
    turn.converse();
    const asked = { message, smallTalk: understood.smallTalk };
    turn.degrade(...(yield* converse(asked, conversation, principal, ports, signal)));
    return;
  }
  turn.degrade(...understood.degraded);
  const { question, queries } = understood;
  if (question !== message) yield { type: 'rewritten', question };

  const scope = { principal, filters };
  const found = await findPassages({ question, queries }, scope, ports, signal);
  turn.spend(found.usage, 'rerank');
  turn.degrade(...found.degraded);
  const reader = await readerLoading;
  if (reader.failed) turn.degrade('profile');
  const ranked = preferAudience(found.passages, reader.profile);
  const passages = ranked.slice(0, ports.settings.ANSWER_SOURCES);
  if (!areRelevant(passages, question, minRelevance(passages, ports.settings))) {
    yield* refuse(turn, { question, asked: message, filters }, passages);
    return;
  }
  const size = routeAnswer({ question, queries, passages: found.passages }, ports.settings);
  const parts = { question, asked: message, history, reader: reader.profile };
  const plan = planAnswer(parts, size, ports.settings, await loadSourceCounter());
  const { sources, degraded } = await chooseSources(ranked, plan, scope, ports, signal);
  turn.degrade(...degraded);
  if (sources.length === 0) {
    yield* refuse(turn, { question, asked: message, filters }, passages);
    return;
  }
  yield { type: 'sources', sources: sources.map(toSource) };

  const generation = yield* answerByRoute({ ...plan, size, sources }, ports, signal);
  turn.degrade(...generation.degraded);
  if (generation.refused) {
    yield* refuse(turn, { question, asked: message, filters }, passages);
    return;
  }
  turn.answered();

  const { text, cited } = generation;
  const answered = { question, answer: text, sources: sourcesForFollowUps(sources, cited) };
  yield* suggestNext(answered, conversation, ports, signal);
}
