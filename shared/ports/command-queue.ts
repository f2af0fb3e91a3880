import type { IngestionCommand } from '../domain/ingestion-command.ts';
import type { Page, PageRequest } from './session-store.ts';

/** Why a command was given up. */
export interface CommandFailure {
  /** Stable: an error code, or the queue's own reason such as `MaxDeliveryCountExceeded`. */
  readonly code: string;
  /** A sentence for operators. */
  readonly message: string;
  /** How often it was tried. */
  readonly attempts: number;
}

/** A command that was given up, kept until it is replayed. */
export interface DeadLetter {
  readonly id: string;
  /** ISO 8601 UTC: when the message came to the queue. */
  readonly enqueuedAt: string;
  readonly failure: CommandFailure;
  /** Absent when the message is no command. */
  readonly command?: IngestionCommand;
}

/**
 * The queue of commands, and those of its messages that were given up. A tenant sees its own dead letters; what names no
 * tenant belongs to the default tenant.
 * Methods throw AppError `queue_unavailable` when the queue does not answer, `aborted` when `signal` fires.
 */
export interface CommandQueue {
  /** Puts commands on the queue; one that was sent within the last ten minutes is not sent again. */
  send(commands: readonly IngestionCommand[], signal: AbortSignal): Promise<void>;
  /**
   * Gives a message up: it comes to the dead letters with its failure.
   * @param message what the queue delivered, a command or not.
   */
  giveUp(
    message: unknown,
    failure: CommandFailure,
    messageId: string,
    signal: AbortSignal,
  ): Promise<void>;
  /** Oldest first. */
  listDeadLetters(
    tenantId: string,
    page: PageRequest,
    signal: AbortSignal,
  ): Promise<Page<DeadLetter>>;
  /** Puts one dead letter back on the queue. @returns false when there is none of this id. */
  replay(tenantId: string, id: string, signal: AbortSignal): Promise<boolean>;
  /** Puts all dead letters of the tenant back on the queue. @returns how many. */
  replayAll(tenantId: string, signal: AbortSignal): Promise<number>;
}
