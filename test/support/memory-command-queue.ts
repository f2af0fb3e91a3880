import type { ServiceBusMessage } from '@azure/service-bus';
import {
  tenantOf,
  toCommandMessage,
  toGivenUpMessage,
  toReplayedMessage,
} from '../../shared/adapters/command-message.ts';
import { deliveredBody, toDeadLetter } from '../../shared/adapters/to-dead-letter.ts';
import type { IngestionCommand } from '../../shared/domain/ingestion-command.ts';
import type { CommandFailure, CommandQueue, DeadLetter } from '../../shared/ports/command-queue.ts';
import type { Page, PageRequest } from '../../shared/ports/session-store.ts';

type DeadMessage = Parameters<typeof toDeadLetter>[0];

/** A queue of commands in memory; whoever made it plays its reader. */
export class MemoryCommandQueue implements CommandQueue {
  #waiting: ServiceBusMessage[] = [];
  #dead: DeadMessage[] = [];
  readonly #known = new Set<unknown>();
  #numbers = 0;

  async send(commands: readonly IngestionCommand[]): Promise<void> {
    for (const command of commands) this.#add(toCommandMessage(command));
  }

  async giveUp(message: unknown, failure: CommandFailure, messageId: string): Promise<void> {
    this.#add(toGivenUpMessage({ givenUp: failure, message }, messageId));
  }

  async listDeadLetters(
    tenantId: string,
    { limit, continuation }: PageRequest,
  ): Promise<Page<DeadLetter>> {
    const from = Number(continuation ?? 0);
    const letters = this.#letters(tenantId);
    const items = letters.slice(from, from + limit);
    const next = from + limit;
    return next < letters.length ? { items, continuation: String(next) } : { items };
  }

  async replay(tenantId: string, id: string): Promise<boolean> {
    if (!this.#letters(tenantId).some((letter) => letter.id === id)) return false;
    const index = this.#dead.findIndex(({ sequenceNumber }) => String(sequenceNumber) === id);
    for (const message of this.#dead.splice(index, 1)) {
      this.#add(toReplayedMessage(deliveredBody(message), id, tenantId));
    }
    return true;
  }

  async replayAll(tenantId: string): Promise<number> {
    const letters = this.#letters(tenantId);
    for (const { id } of letters) await this.replay(tenantId, id);
    return letters.length;
  }

  /** Takes all messages off the queue. */
  receive(): unknown[] {
    return this.#waiting.splice(0).map(({ body }): unknown => body);
  }

  /** Gives all messages up, as after their last delivery. */
  exhaust(): void {
    for (const message of this.#waiting.splice(0)) {
      this.#numbers += 1;
      this.#dead.push({
        ...message,
        sequenceNumber: this.#numbers,
        enqueuedTimeUtc: new Date('2026-01-01T00:00:00Z'),
        deliveryCount: 5,
        deadLetterReason: 'MaxDeliveryCountExceeded',
      } as unknown as DeadMessage);
    }
  }

  #add(message: ServiceBusMessage): void {
    if (this.#known.has(message.messageId)) return;
    this.#known.add(message.messageId);
    this.#waiting.push(message);
  }

  #letters(tenantId: string): DeadLetter[] {
    return this.#dead
      .filter((message) => (tenantOf(message) ?? 'local') === tenantId)
      .map((message) => toDeadLetter(message).letter);
  }
}
