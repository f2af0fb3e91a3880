/** A failure as the service reports it: an AMQP condition, a sentence, and a status for management replies. */
export class ServiceBusError extends Error {
  readonly condition: string;
  readonly status: number;

  constructor(condition: string, status: number, message: string) {
    super(message);
    this.name = 'ServiceBusError';
    this.condition = condition;
    this.status = status;
  }
}

/** @param path of the queue, topic or subscription. The SDK knows the sentence. */
export function entityNotFound(path: string): ServiceBusError {
  return new ServiceBusError(
    'amqp:not-found',
    404,
    `The messaging entity '${path}' could not be found. It is not in infra/service-bus.json.`,
  );
}

/** Azure Service Bus may know this, the local service does not. @param feature completes "… is not supported" */
export function notSupported(feature: string): ServiceBusError {
  return new ServiceBusError(
    'amqp:not-implemented',
    501,
    `${feature} is not supported by the local Service Bus.`,
  );
}

export function notAllowed(message: string): ServiceBusError {
  return new ServiceBusError('amqp:not-allowed', 400, message);
}

export function invalidArgument(message: string): ServiceBusError {
  return new ServiceBusError('com.microsoft:argument-error', 400, message);
}

export function unauthorized(message: string): ServiceBusError {
  return new ServiceBusError('amqp:unauthorized-access', 401, message);
}

export function messageNotFound(sequenceNumber: number): ServiceBusError {
  return new ServiceBusError(
    'com.microsoft:message-not-found',
    404,
    `There is no message with the sequence number ${sequenceNumber} in the state asked for.`,
  );
}

export function messageLockLost(): ServiceBusError {
  return new ServiceBusError(
    'com.microsoft:message-lock-lost',
    410,
    'The lock supplied is invalid. Either the lock expired, or the message has already been removed.',
  );
}

export function sessionLockLost(sessionId: string): ServiceBusError {
  return new ServiceBusError(
    'com.microsoft:session-lock-lost',
    410,
    `The lock of the session '${sessionId}' expired or was never held.`,
  );
}

export function sessionLocked(sessionId: string): ServiceBusError {
  return new ServiceBusError(
    'com.microsoft:session-cannot-be-locked',
    410,
    `The session '${sessionId}' cannot be accepted: another receiver has it.`,
  );
}

export function messageTooLarge(bytes: number, limit: number): ServiceBusError {
  return new ServiceBusError(
    'amqp:link:message-size-exceeded',
    403,
    `The message has ${bytes} bytes; ${limit} are the most.`,
  );
}

export function malformedMessage(cause: unknown): ServiceBusError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new ServiceBusError('amqp:decode-error', 400, `The message is not AMQP: ${reason}`);
}

export function noSessionAvailable(): ServiceBusError {
  return new ServiceBusError(
    'com.microsoft:timeout',
    408,
    'No session with messages became available in the time allotted.',
  );
}
