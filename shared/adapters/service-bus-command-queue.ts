import type { ServiceBusMessage, ServiceBusSender } from '@azure/service-bus';
import type { Settings } from '../config/settings.ts';
import type { IngestionCommand } from '../domain/ingestion-command.ts';
import { AppError } from '../errors.ts';
import type { CommandFailure, CommandQueue, DeadLetter } from '../ports/command-queue.ts';
import type { Page, PageRequest } from '../ports/session-store.ts';
import { toCommandMessage, toGivenUpMessage, toReplayedMessage } from './command-message.ts';
import { peekDeadLetters, takeDeadLetters } from './dead-letter-queue.ts';
import { decodePageToken, encodePageToken, unknownContinuation } from './page-token.ts';
import { sendInBatches } from './send-in-batches.ts';
import { serviceBusCall } from './service-bus-call.ts';
import type { ServiceBusConnection } from './service-bus-client.ts';
import { deadLetterId, deliveredBody, toDeadLetter } from './to-dead-letter.ts';

const queue = 'ingestion-commands';
/** Most dead letters put back in one go. */
const mostReplayed = 1000;

/** The queue `ingestion-commands` and its dead letters. */
export class ServiceBusCommandQueue implements CommandQueue {
  readonly #connect: ServiceBusConnection;
  readonly #defaultTenant: string;
  #sender: ServiceBusSender | undefined;

  constructor(connect: ServiceBusConnection, settings: Pick<Settings, 'DEFAULT_TENANT'>) {
    this.#connect = connect;
    this.#defaultTenant = settings.DEFAULT_TENANT;
  }

  async send(commands: readonly IngestionCommand[], signal: AbortSignal): Promise<void> {
    await this.#send(commands.map(toCommandMessage), signal);
  }

  async giveUp(
    message: unknown,
    failure: CommandFailure,
    messageId: string,
    signal: AbortSignal,
  ): Promise<void> {
    await this.#send([toGivenUpMessage({ givenUp: failure, message }, messageId)], signal);
  }

  async listDeadLetters(
    tenantId: string,
    { limit, continuation }: PageRequest,
    signal: AbortSignal,
  ): Promise<Page<DeadLetter>> {
    const after = continuation === undefined ? undefined : sequenceNumberOf(continuation);
    return serviceBusCall(async () => {
      const items: DeadLetter[] = [];
      for await (const letter of this.#deadLetters(tenantId, after, signal)) {
        const last = items.at(-1);
        if (items.length === limit && last) {
          return { items, continuation: encodePageToken(last.id) };
        }
        items.push(letter);
      }
      return { items };
    }, signal);
  }

  async replay(tenantId: string, id: string, signal: AbortSignal): Promise<boolean> {
    const known = await serviceBusCall(async () => {
      for await (const letter of this.#deadLetters(tenantId, undefined, signal)) {
        if (letter.id === id) return true;
      }
      return false;
    }, signal);
    if (!known) return false;
    if ((await this.#replay(tenantId, new Set([id]), signal)) === 1) return true;
    throw new AppError('conflict', 'Somebody else is at work on the dead letters.', {
      remedy: 'Try again in a minute.',
    });
  }

  async replayAll(tenantId: string, signal: AbortSignal): Promise<number> {
    const ids = await serviceBusCall(async () => {
      const found = new Set<string>();
      for await (const { id } of this.#deadLetters(tenantId, undefined, signal)) {
        if (found.size === mostReplayed) break;
        found.add(id);
      }
      return found;
    }, signal);
    return this.#replay(tenantId, ids, signal);
  }

  /** Only letters that are there now: a command that fails again at once must not go round in circles. */
  async #replay(tenantId: string, ids: Set<string>, signal: AbortSignal): Promise<number> {
    const asked = ids.size;
    await serviceBusCall(async () => {
      await takeDeadLetters(
        await this.#connect(),
        queue,
        ids,
        (letters) =>
          this.#send(
            letters.map((letter) =>
              toReplayedMessage(deliveredBody(letter), deadLetterId(letter), tenantId),
            ),
            signal,
          ),
        signal,
      );
    }, signal);
    return asked - ids.size;
  }

  async *#deadLetters(
    tenantId: string,
    after: string | undefined,
    signal: AbortSignal,
  ): AsyncGenerator<DeadLetter> {
    for await (const message of peekDeadLetters(await this.#connect(), queue, after, signal)) {
      const { tenantId: owner = this.#defaultTenant, letter } = toDeadLetter(message);
      if (owner === tenantId) yield letter;
    }
  }

  async #send(messages: readonly ServiceBusMessage[], signal: AbortSignal): Promise<void> {
    if (messages.length === 0) return;
    await serviceBusCall(async () => {
      const client = await this.#connect();
      this.#sender ??= client.createSender(queue);
      await sendInBatches(this.#sender, messages, signal);
    }, signal);
  }
}

/** @throws AppError `invalid_request` for a continuation that this service did not make. */
function sequenceNumberOf(continuation: string): string {
  const number = decodePageToken(continuation, 'string');
  if (!/^\d{1,18}$/u.test(number)) throw unknownContinuation();
  return number;
}
