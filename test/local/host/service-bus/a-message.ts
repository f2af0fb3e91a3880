import type { ServiceBusReceivedMessage } from '@azure/service-bus';

/** A message as the SDK hands it over, with the parts that a test gives. */
export function aMessage(
  parts: Partial<ServiceBusReceivedMessage> = {},
): ServiceBusReceivedMessage {
  const fields = { body: Buffer.from('{}'), messageId: 'm', state: 'active' as const };
  return { ...fields, _rawAmqpMessage: { body: undefined, bodyType: 'data' }, ...parts };
}
