import type { ServiceBusReceivedMessage } from '@azure/service-bus';
import type { Clock } from '../clock.ts';
import type { RegisteredFunction } from '../core/core-types.ts';
import { triggerOf } from '../core/trigger-of.ts';
import { findConnection } from '../find-connection.ts';
import type { HostLog } from '../host-log.ts';
import type { Invoker } from '../invocation/invoker.ts';
import type { HostSettings } from '../parse-host-json.ts';
import type { TriggerListener } from '../trigger-listener.ts';
import { BatchListener } from './batch-listener.ts';
import { connectReceiver } from './connect-receiver.ts';
import { toBatchData, toMessageData } from './message-data.ts';
import { MessageListener } from './message-listener.ts';
import { MessageProcessor } from './message-processor.ts';
import { ReceiveTrouble } from './receive-trouble.ts';
import { parseServiceBusTrigger, pathOf } from './service-bus-trigger.ts';
import { batchMetadata, messageMetadata } from './trigger-metadata.ts';

export interface ServiceBusTriggerContext {
  readonly invoker: Invoker;
  readonly settings: Pick<HostSettings, 'serviceBus'>;
  readonly appSettings: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly log: HostLog;
}

const serviceBus = {
  defaultName: 'ServiceBus',
  description: 'a Service Bus connection string',
};

/**
 * Reads a function's serviceBusTrigger binding and prepares to receive for it. Whether the queue is there shows only
 * later: it may come after the host.
 * @throws HostError when the binding or its connection are not usable.
 */
export async function createServiceBusListener(
  registered: RegisteredFunction,
  { invoker, settings, appSettings, clock, log }: ServiceBusTriggerContext,
): Promise<TriggerListener> {
  const { name } = registered.metadata;
  const binding = triggerOf(registered.metadata);
  const trigger = parseServiceBusTrigger(name, binding, appSettings);
  const connection = findConnection(name, binding.connection, appSettings, serviceBus);
  const { receiver, close } = await connectReceiver(name, connection, trigger.entity);
  const options = settings.serviceBus;
  const path = pathOf(trigger.entity);

  const runOne = async (message: ServiceBusReceivedMessage) =>
    invoker.invoke({
      registered,
      data: toMessageData(message, trigger.isBinary),
      triggerMetadata: messageMetadata(message),
      subject: `${path} ${String(message.messageId)}`,
    });
  const runBatch = async (messages: readonly ServiceBusReceivedMessage[]) =>
    invoker.invoke({
      registered,
      data: toBatchData(messages, trigger.isBinary),
      triggerMetadata: batchMetadata(messages),
      subject: `${path} (${messages.length} messages)`,
    });

  const trouble = new ReceiveTrouble(name, path, log, clock);
  const processor = new MessageProcessor({
    functionName: name,
    settler: receiver,
    run: trigger.isBatch ? runBatch : (messages) => Promise.all(messages.map(runOne)),
    autoComplete: trigger.autoCompleteMessages ?? options.autoCompleteMessages,
    // Azure does not renew the locks of batches.
    lockRenewalMs: trigger.isBatch ? 0 : options.maxAutoLockRenewalDurationMs,
    clock,
    log,
  });
  return trigger.isBatch
    ? new BatchListener({ ...options, receiver, processor, trouble, clock, close })
    : new MessageListener({ ...options, receiver, processor, trouble, close });
}
