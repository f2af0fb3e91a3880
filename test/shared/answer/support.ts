import assert from 'node:assert/strict';
import type { AnswerPorts } from '../../../shared/answer/answer-ports.ts';
import { answerQuestion } from '../../../shared/answer/answer-question.ts';
import { lexicalReranker } from '../../../shared/answer/rerank/lexical-reranker.ts';
import { retrieveByOneRequest } from '../../../shared/answer/retrieval/one-request.ts';
import type { AnswerEvent, Question } from '../../../shared/domain/answer-event.ts';
import type { Principal } from '../../../shared/domain/principal.ts';
import type { Message } from '../../../shared/domain/session.ts';
import type { ChatModel } from '../../../shared/ports/chat-model.ts';
import { anEmbeddedChunk } from '../../support/a-chunk.ts';
import { HashedEmbeddingModel } from '../../support/hashed-embedding-model.ts';
import { testSettings } from '../../support/local-settings.ts';
import { MemoryDocumentStore } from '../../support/memory-document-store.ts';
import { MemoryProfileStore } from '../../support/memory-profile-store.ts';
import { MemorySearchIndex } from '../../support/memory-search-index.ts';
import { MemorySessionStore } from '../../support/memory-session-store.ts';
import { ScriptedChatModel } from '../../support/scripted-chat-model.ts';

export const ann: Principal = { tenantId: 'local', userId: 'ann', groups: [] };

export const leave = {
  id: 'leave',
  documentId: 'handbook',
  title: 'Employee handbook',
  content:
    'Everyone has 25 days of annual leave a year. Part-time staff have a share that follows their hours.',
  pageFrom: 3,
  pageTo: 3,
};
export const travel = {
  id: 'travel',
  documentId: 'travel-policy',
  title: 'Travel policy',
  content: 'Trains are booked in second class. Annual passes need the approval of a manager.',
};

/** Ports in memory with two documents; whatever a test is about is replaced. */
export async function ports(replaced: Partial<AnswerPorts> = {}): Promise<AnswerPorts> {
  const all: AnswerPorts = {
    settings: testSettings({ CHAT_MODEL: 'configured-model' }),
    clock: tickingClock(),
    ids: countingIds(),
    chatModel: new ScriptedChatModel({ answer: ['You have 25 days [1].'] }),
    embeddingModel: new HashedEmbeddingModel(),
    searchIndex: new MemorySearchIndex(),
    documents: new MemoryDocumentStore(),
    retrieve: retrieveByOneRequest,
    reranker: lexicalReranker,
    sessions: new MemorySessionStore(),
    profiles: new MemoryProfileStore(),
    log: { warn: () => undefined },
    ...replaced,
  };
  await index(all, leave, travel);
  return all;
}

/** Puts more chunks into the index. */
export async function index(
  { embeddingModel, searchIndex }: AnswerPorts,
  ...chunks: Parameters<typeof anEmbeddedChunk>[0][]
): Promise<void> {
  const { signal } = new AbortController();
  for (const values of chunks) {
    const chunk = anEmbeddedChunk(values);
    const [vector = []] = await embeddingModel.embed([chunk.content], signal).catch(() => []);
    await searchIndex.upload([{ ...chunk, vector }], signal);
  }
}

/** All events of an answer, which must end with exactly one terminal event. */
export async function ask(
  all: AnswerPorts,
  question: Question | string,
  signal = new AbortController().signal,
): Promise<AnswerEvent[]> {
  const asked = typeof question === 'string' ? { message: question } : question;
  const events: AnswerEvent[] = [];
  for await (const event of answerQuestion(asked, ann, all, signal)) events.push(event);
  const terminal = events.filter(({ type }) => type === 'finish' || type === 'error');
  assert.deepEqual(terminal, events.slice(-1), 'exactly one terminal event, at the end');
  return events;
}

export function ofType<T extends AnswerEvent['type']>(
  events: readonly AnswerEvent[],
  type: T,
): Extract<AnswerEvent, { type: T }>[] {
  return events.filter((event): event is Extract<AnswerEvent, { type: T }> => event.type === type);
}

/** The only event of its type. */
export function only<T extends AnswerEvent['type']>(
  events: readonly AnswerEvent[],
  type: T,
): Extract<AnswerEvent, { type: T }> {
  const [event, another] = ofType(events, type);
  assert(event && !another, `exactly one ${type} event`);
  return event;
}

export function shownText(events: readonly AnswerEvent[]): string {
  return ofType(events, 'text')
    .map(({ delta }) => delta)
    .join('');
}

/** The messages stored in the session that the events began. */
export async function storedMessages(
  { sessions }: AnswerPorts,
  events: readonly AnswerEvent[],
): Promise<readonly Message[]> {
  return sessions.recentMessages(ann, only(events, 'start').sessionId, 100);
}

/** A chat model that writes `deltas` and then fails as `fail` says. */
export function modelThatFails(fail: () => Error, ...deltas: string[]): ChatModel {
  return new ScriptedChatModel({
    async *answer() {
      yield* deltas;
      throw fail();
    },
  });
}

function tickingClock(): AnswerPorts['clock'] {
  let seconds = 0;
  return { now: () => new Date(Date.UTC(2026, 0, 1, 0, 0, seconds++)) };
}

function countingIds(): AnswerPorts['ids'] {
  let count = 0;
  return { next: () => `id-${++count}` };
}
