import type { AnswerEvent, Question } from '../domain/answer-event.ts';
import type { Principal } from '../domain/principal.ts';
import { toAppError } from '../errors.ts';
import { abortedError, untilAborted } from '../resilience/until-aborted.ts';
import type { AnswerPorts } from './answer-ports.ts';
import { chooseSources } from './assemble/choose-sources.ts';
import { planAnswer } from './budget/plan-answer.ts';
import { condenseQuestion } from './condense-question.ts';
import { openConversation, type Conversation } from './conversation.ts';
import { findPassages } from './find-passages.ts';
import { generateAnswer } from './generate-answer.ts';
import { historyOf } from './history.ts';
import { loadSourceCounter } from './load-source-counter.ts';
import { toSource } from './numbered-source.ts';
import { loadProfile } from './load-profile.ts';
import { preferAudience } from './prefer-audience.ts';
import { refuse } from './refuse.ts';
import { areRelevant } from './relevance.ts';
import { sourcesForFollowUps } from './sources-for-follow-ups.ts';
import { suggestFollowUps } from './suggest-follow-ups.ts';
import { summariseHistory, type HistorySummary } from './summarise-history.ts';
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
  let summarising: Promise<HistorySummary> | undefined;
  try {
    yield turn.started();
    const ended = AbortSignal.any([signal, left.signal]);
    for await (const event of answer(question, conversation, principal, turn, ports, ended)) {
      turn.note(event);
      yield event;
      // Beside the rest of the answer, once its first words are out: nobody waits for it.
      if (event.type === 'text') {
        summarising ??= summariseHistory(conversation, principal, ports, ended);
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
  const condensed = await condenseQuestion(message, history, ports, signal);
  turn.spend(condensed.usage, 'aside');
  if (condensed.failed) turn.degrade('condense');
  const question = condensed.question;
  if (question !== message) yield { type: 'rewritten', question };

  const scope = { principal, filters };
  const found = await findPassages(question, scope, ports, signal);
  turn.degrade(...found.degraded);
  const reader = await readerLoading;
  if (reader.failed) turn.degrade('profile');
  const ranked = preferAudience(found.passages, reader.profile);
  const passages = ranked.slice(0, ports.settings.ANSWER_SOURCES);
  if (!areRelevant(passages, question, ports.settings.ANSWER_MIN_RELEVANCE)) {
    yield* refuse(turn, question, passages);
    return;
  }
  const countTokens = await loadSourceCounter();
  const parts = { question, history, reader: reader.profile };
  const plan = planAnswer(parts, 'large', ports.settings, countTokens);
  const { sources, degraded } = await chooseSources(ranked, plan, scope, ports, signal);
  turn.degrade(...degraded);
  if (sources.length === 0) {
    yield* refuse(turn, question, passages);
    return;
  }
  yield { type: 'sources', sources: sources.map(toSource) };

  const generation = yield* generateAnswer({ ...plan, sources }, ports, signal);
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
