import type { Attributes } from '@opentelemetry/api';
import type { AnswerEvent } from '../domain/answer-event.ts';
import type { Citation, NearestDocument } from '../domain/citation.ts';
import type { Grounding } from '../domain/grounding.ts';
import type { Principal } from '../domain/principal.ts';
import type { MessageStatus, ModelPurpose, SessionSummary, TokenUsage } from '../domain/session.ts';
import type { AppError } from '../errors.ts';
import type { NewMessage } from '../ports/session-store.ts';
import type { AnswerPorts } from './answer-ports.ts';
import type { Conversation } from './conversation.ts';
import { MeteredModel } from './spending/metered-model.ts';
import { Spending } from './spending/spending.ts';

type TurnPorts = Pick<AnswerPorts, 'clock' | 'ids' | 'sessions' | 'settings' | 'log'>;

/** One question and what became of it, gathered while it is answered, and stored once. */
export class Turn {
  readonly #conversation: Conversation;
  readonly #principal: Principal;
  readonly #ports: TurnPorts;
  readonly #question: NewMessage;
  readonly #messageId: string;
  readonly #citations: Citation[] = [];
  readonly #degraded: string[] = [];
  #text = '';
  #rewrittenQuestion: string | undefined;
  #followUps: readonly string[] = [];
  #grounding: Grounding | undefined;
  #nearest: readonly NearestDocument[] | undefined;
  #title: string | undefined;
  readonly #spending: Spending;
  #summary: SessionSummary | undefined;
  #refused = false;
  #conversational = false;
  #answered = false;
  #stored = false;

  constructor(message: string, conversation: Conversation, principal: Principal, ports: TurnPorts) {
    this.#conversation = conversation;
    this.#principal = principal;
    this.#ports = ports;
    this.#question = {
      id: ports.ids.next(),
      role: 'user',
      text: message,
      status: 'complete',
      createdAt: ports.clock.now().toISOString(),
      citations: [],
      followUps: [],
    };
    this.#messageId = ports.ids.next();
    this.#spending = new Spending(ports.settings.CHAT_MODEL);
  }

  started(): AnswerEvent {
    return {
      type: 'start',
      sessionId: this.#conversation.sessionId,
      messageId: this.#messageId,
      userMessageId: this.#question.id,
    };
  }

  finished(): AnswerEvent {
    return {
      type: 'finish',
      usage: this.#spending.usage,
      refused: this.#refused,
      ...(this.#conversational && { conversational: true as const }),
      degraded: this.#degraded,
    };
  }

  /** What the trace says of the turn. */
  traced(): Attributes {
    const { usage } = this.#spending;
    return {
      'grounded.session': this.#conversation.sessionId,
      'grounded.message': this.#messageId,
      'grounded.model': usage.model,
      'grounded.route': usage.route,
      'grounded.calls': usage.calls.map(({ purpose }) => purpose),
      'grounded.tokens.input': usage.inputTokens,
      'grounded.tokens.output': usage.outputTokens,
      'grounded.citations': this.#citations.length,
      'grounded.refused': this.#refused,
      'grounded.degraded': [...this.#degraded],
    };
  }

  /** Takes note of what the reader was given. */
  note(event: AnswerEvent): void {
    if (event.type === 'text') this.#text += event.delta;
    else if (event.type === 'citation') this.#citations.push(event.citation);
    else if (event.type === 'rewritten') this.#rewrittenQuestion = event.question;
    else if (event.type === 'grounding') this.#grounding = event.grounding;
    else if (event.type === 'nearest') this.#nearest = event.documents;
    else if (event.type === 'title') this.#title = event.title;
    else if (event.type === 'follow-ups') this.#followUps = event.questions;
  }

  degrade(...what: readonly string[]): void {
    this.#degraded.push(...what);
  }

  refuse(): void {
    this.#refused = true;
  }

  /** The answer needs no documents. */
  converse(): void {
    this.#conversational = true;
  }

  /** The reader has the whole answer: should they leave now, the turn is complete all the same. */
  answered(): void {
    this.#answered = true;
  }

  /** Takes a summary of what was said before this turn along when the turn is stored. */
  summarised(summary: SessionSummary | undefined): void {
    this.#summary = summary;
  }

  /** Adds a call that a model behind another port took. */
  spend(usage: TokenUsage | undefined, purpose: ModelPurpose): void {
    if (usage) this.#spending.add({ purpose, ...usage }, 'small');
  }

  /** The ports with a chat model that counts what the turn spends, and keeps within its budget. */
  metered(ports: AnswerPorts): AnswerPorts {
    const { ANSWER_MAX_MODEL_CALLS: calls, ANSWER_MAX_TOKENS: tokens } = ports.settings;
    const chatModel = new MeteredModel(ports.chatModel, { calls, tokens }, this.#spending);
    return { ...ports, chatModel };
  }

  /**
   * Stores question and answer as one transaction; a turn that is stored stays as it is.
   * @throws AppError `store_unavailable`, `conflict`; `session_not_found` when the session was removed meanwhile.
   */
  async store(status: MessageStatus, error?: AppError): Promise<void> {
    if (this.#stored) return;
    this.#stored = true;
    const { sessionId, create, title } = this.#conversation;
    const made = this.#title;
    const at = this.#ports.clock.now();
    await this.#ports.sessions.append(
      this.#principal,
      sessionId,
      [this.#question, this.#answer(status, at, error)],
      {
        at,
        ...(create && { create: { title: made ?? create.title } }),
        ...(title !== undefined && made !== undefined && { retitle: { from: title, to: made } }),
        ...(this.#summary && { summary: this.#summary }),
      },
    );
  }

  /** Stores a turn that `error` ended before its time. That storing fails as well must not hide the error. */
  async storeUnfinished(error: AppError): Promise<void> {
    const storing =
      this.#answered && error.code === 'aborted'
        ? this.store('complete')
        : this.store(error.code === 'aborted' ? 'aborted' : 'failed', error);
    await storing.catch((cause: unknown) => {
      this.#ports.log.warn('An unfinished turn was not stored.', cause);
    });
  }

  #answer(status: MessageStatus, at: Date, error: AppError | undefined): NewMessage {
    return {
      id: this.#messageId,
      role: 'assistant',
      text: this.#text,
      status,
      createdAt: at.toISOString(),
      citations: this.#citations,
      followUps: this.#followUps,
      ...(this.#grounding && { grounding: this.#grounding }),
      usage: this.#spending.usage,
      ...(this.#rewrittenQuestion !== undefined && { rewrittenQuestion: this.#rewrittenQuestion }),
      ...(this.#refused && { refused: true }),
      ...(this.#nearest && { nearest: this.#nearest }),
      ...(this.#conversational && { conversational: true }),
      ...(this.#degraded.length > 0 && { degraded: this.#degraded }),
      ...(error && { errorCode: error.code }),
    };
  }
}
