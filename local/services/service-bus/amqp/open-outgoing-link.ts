import type { Sender } from 'rhea';
import type { Clock } from '../../../host/clock.ts';
import type { MessageQueue } from '../broker/message-queue.ts';
import { notAllowed } from '../service-bus-error.ts';
import type { Guard } from './guard.ts';
import type { OpenLink } from './open-link.ts';
import { openSession } from './open-session.ts';
import { OutgoingLink } from './outgoing-link.ts';
import { requestedSession } from './session-filter.ts';

/**
 * Serves a client that receives from a queue, a subscription, or a session of one.
 * @throws ServiceBusError when it asks for a session and there are none, or the other way round
 */
export function openOutgoingLink(
  sender: Sender,
  queue: MessageQueue,
  clock: Clock,
  guard: Guard,
): OpenLink {
  const requested = requestedSession(sender.source);
  if (requested && !queue.settings.requiresSession) {
    throw notAllowed(`'${queue.path}' has no sessions: a receiver of one cannot be created.`);
  }
  if (!requested && queue.settings.requiresSession) {
    throw notAllowed(
      `'${queue.path}' requires sessions: a receiver without one cannot be created.`,
    );
  }
  const open = (sessionId: string | undefined) =>
    new OutgoingLink({ sender, queue, sessionId, guard });
  if (requested) return openSession({ sender, queue, clock, open, asked: requested.sessionId });
  const link = open(undefined);
  queue.attach(link);
  return link;
}
