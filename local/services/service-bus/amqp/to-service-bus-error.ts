import { ServiceBusError } from '../service-bus-error.ts';

/** What a client is told of a failure. One that nobody foresaw is printed, too: it is a fault of this service. */
export function toServiceBusError(error: unknown): ServiceBusError {
  if (error instanceof ServiceBusError) return error;
  console.error('The local Service Bus failed to serve a request.', error);
  return new ServiceBusError(
    'amqp:internal-error',
    500,
    'The local Service Bus failed; its output has the details.',
  );
}
