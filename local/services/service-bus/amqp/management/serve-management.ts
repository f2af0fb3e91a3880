import rhea, { type Receiver } from 'rhea';
import type { Broker } from '../../broker/broker.ts';
import type { AmqpMessage } from '../../content/amqp-message.ts';
import { notSupported, type ServiceBusError } from '../../service-bus-error.ts';
import type { Guard } from '../guard.ts';
import type { ReplyLinks } from '../reply-links.ts';
import { serveRequests } from '../serve-requests.ts';
import { toServiceBusError } from '../to-service-bus-error.ts';
import { cancelScheduledMessages } from './cancel-scheduled-messages.ts';
import type { ManagementContext, Operation } from './operation.ts';
import { peekMessages } from './peek-messages.ts';
import { receiveDeferred } from './receive-deferred.ts';
import { renewLocks } from './renew-locks.ts';
import { scheduleMessages } from './schedule-messages.ts';
import { getSessionState, renewSessionLock, setSessionState } from './session-operations.ts';
import { updateDisposition } from './update-disposition.ts';

const OPERATIONS: ReadonlyMap<string, Operation> = new Map([
  ['com.microsoft:peek-message', peekMessages],
  ['com.microsoft:renew-lock', renewLocks],
  ['com.microsoft:schedule-message', scheduleMessages],
  ['com.microsoft:cancel-scheduled-message', cancelScheduledMessages],
  ['com.microsoft:receive-by-sequence-number', receiveDeferred],
  ['com.microsoft:update-disposition', updateDisposition],
  ['com.microsoft:renew-session-lock', renewSessionLock],
  ['com.microsoft:get-session-state', getSessionState],
  ['com.microsoft:set-session-state', setSessionState],
]);

/** Serves `<entity>/$management`, where clients ask for what plain AMQP has no word for. */
export function serveManagement(
  receiver: Receiver,
  path: string,
  broker: Broker,
  replies: ReplyLinks,
  guard: Guard,
): void {
  serveRequests(receiver, replies, (request, reply) => {
    const refuse = (error: ServiceBusError) => reply(toErrorReply(error));
    const proceed = () => {
      try {
        reply(toReply(perform({ broker, path }, request)));
      } catch (error) {
        refuse(toServiceBusError(error));
      }
    };
    guard('manage', path, { proceed, refuse });
  });
}

function perform(context: ManagementContext, request: AmqpMessage): ReturnType<Operation> {
  const name = String(request.application_properties?.operation);
  const operation = OPERATIONS.get(name);
  if (!operation) throw notSupported(`The management operation '${name}'`);
  return operation(context, request.body);
}

function toReply(body: ReturnType<Operation>): AmqpMessage {
  return {
    application_properties: {
      statusCode: rhea.types.wrap_int(body ? 200 : 204),
      statusDescription: 'OK',
    },
    body: body ?? {},
  };
}

function toErrorReply({ status, message, condition }: ServiceBusError): AmqpMessage {
  return {
    application_properties: {
      statusCode: rhea.types.wrap_int(status),
      statusDescription: message,
      errorCondition: condition,
    },
    body: {},
  };
}
