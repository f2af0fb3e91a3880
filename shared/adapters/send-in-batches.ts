import type { ServiceBusMessage, ServiceBusSender } from '@azure/service-bus';
import { AppError } from '../errors.ts';

/**
 * Sends messages in as few batches as their size allows.
 * @throws AppError `queue_unavailable`, not transient, for a message that is too large for any batch
 */
export async function sendInBatches(
  sender: ServiceBusSender,
  messages: readonly ServiceBusMessage[],
  signal: AbortSignal,
): Promise<void> {
  const options = { abortSignal: signal };
  let batch = await sender.createMessageBatch(options);
  for (const message of messages) {
    if (batch.tryAddMessage(message)) continue;
    if (batch.count > 0) await sender.sendMessages(batch, options);
    batch = await sender.createMessageBatch(options);
    if (!batch.tryAddMessage(message)) throw tooLarge(message);
  }
  if (batch.count > 0) await sender.sendMessages(batch, options);
}

function tooLarge({ messageId }: ServiceBusMessage): AppError {
  return new AppError('queue_unavailable', `The message ${String(messageId)} is too large.`, {
    remedy: 'Send less at once.',
    transient: false,
  });
}
