import type { AnswerEvent } from '../domain/answer-event.ts';
import type { Citation } from '../domain/citation.ts';
import type { Principal } from '../domain/principal.ts';
import type { MessageStatus, SessionSummary, TokenUsage } from '../domain/session.ts';
import type { AppError } from '../errors.ts';
import type { NewMessage } from '../ports/session-store.ts';
import type { AnswerPorts } from './answer-ports.ts';
import type { Conversation } from './conversation.ts';
import type { HistorySummary } from './summarise-history.ts';

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
  #usage: TokenUsage;
  #summary: SessionSummary | undefined;
  #refused = false;
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
    this.#usage = { inputTokens: 0, outputTokens: 0, model: ports.settings.CHAT_MODEL };
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
      usage: this.#usage,
      refused: this.#refused,
      degraded: this.#degraded,
    };
  }

  /** Takes note of what the reader was given. */
  note(event: AnswerEvent): void {
    if (event.type === 'text') this.#text += event.delta;
    else if (event.type === 'citation') this.#citations.push(event.citation);
    else if (event.type === 'rewritten') this.#rewrittenQuestion = event.question;
    else if (event.type === 'follow-ups') this.#followUps = event.questions;
  }

  degrade(...what: readonly string[]): void {
    this.#degraded.push(...what);
  }

  refuse(): void {
    this.#refused = true;
  }

  /** The reader has the whole answer: should they leave now, the turn is complete all the same. */
  answered(): void {
    this.#answered = true;
  }

  /** Takes a summary of what was said before this turn along when the turn is stored. */
  summarised({ summary, usage }: HistorySummary): void {
    this.#summary = summary;
    this.spend(usage, 'aside');
  }

  /** Adds the tokens of one model call; an answer's call also names the model. */
  spend(usage: TokenUsage | undefined, purpose: 'answer' | 'aside'): void {
    if (!usage) return;
    this.#usage = {
      inputTokens: this.#usage.inputTokens + usage.inputTokens,
      outputTokens: this.#usage.outputTokens + usage.outputTokens,
      model: purpose === 'answer' ? usage.model : this.#usage.model,
    };
  }

  /**
   * Stores question and answer as one transaction; a turn that is stored stays as it is.
   * @throws AppError `store_unavailable`, `conflict`; `session_not_found` when the session was removed meanwhile.
   */
  async store(status: MessageStatus, error?: AppError): Promise<void> {
    if (this.#stored) return;
    this.#stored = true;
    const { sessionId, create } = this.#conversation;
    const at = this.#ports.clock.now();
    await this.#ports.sessions.append(
      this.#principal,
      sessionId,
      [this.#question, this.#answer(status, at, error)],
      { at, ...(create && { create }), ...(this.#summary && { summary: this.#summary }) },
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
      usage: this.#usage,
      ...(this.#rewrittenQuestion !== undefined && { rewrittenQuestion: this.#rewrittenQuestion }),
      ...(this.#refused && { refused: true }),
      ...(this.#degraded.length > 0 && { degraded: this.#degraded }),
      ...(error && { errorCode: error.code }),
    };
  }
}
