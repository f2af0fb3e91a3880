import rhea, { type Sender } from 'rhea';
import type { Clock } from '../../../host/clock.ts';
import type { MessageQueue } from '../broker/message-queue.ts';
import { noSessionAvailable } from '../service-bus-error.ts';
import type { OpenLink } from './open-link.ts';
import type { OutgoingLink } from './outgoing-link.ts';
import { holdAttach, setAttach } from './rhea-internals.ts';
import { SESSION_FILTER } from './session-filter.ts';

/** What a client waits at most, unless it says otherwise, in milliseconds. */
const DEFAULT_PATIENCE_MS = 60_000;
/** The answer is to be there before the client gives up. */
const HEAD_START_MS = 500;

const TICKS_PER_MS = 10_000n;
/** From the year 1, where .NET begins to count, to 1970. */
const TICKS_AT_EPOCH = 621_355_968_000_000_000n;

export interface SessionRequest {
  readonly sender: Sender;
  readonly queue: MessageQueue;
  readonly clock: Clock;
  /** The session that is asked for; undefined for any. */
  readonly asked: string | undefined;
  readonly open: (sessionId: string) => OutgoingLink;
}

/**
 * Serves a client that asks for a session: the one named, or any that has messages and that nobody has. For the latter it
 * waits nearly as long as the client does.
 * @throws ServiceBusError when another receiver has the session that is named
 */
export function openSession(request: SessionRequest): OpenLink {
  const { sender, queue, clock } = request;
  let link = tryToAccept(request);
  if (link) {
    queue.attach(link);
    return link;
  }
  holdAttach(sender);
  const stop = () => {
    stopListening();
    stopTimer();
  };
  const stopListening = queue.sessions.onAvailable(() => {
    link = tryToAccept(request);
    if (!link) return;
    // Before it gets messages: that makes the queue announce sessions again.
    stop();
    sender.open();
    queue.attach(link);
  });
  const stopTimer = clock.after(patience(sender), () => {
    stop();
    const { condition, message: description } = noSessionAvailable();
    sender.open();
    sender.close({ condition, description });
  });
  return {
    end() {
      stop();
      link?.end();
    },
  };
}

function tryToAccept({ sender, queue, asked, open }: SessionRequest): OutgoingLink | undefined {
  const link = queue.sessions.accept(asked, open);
  if (link?.sessionId === undefined) return undefined;
  const { sessionId } = link;
  sender.set_source({ address: sender.source.address, filter: { [SESSION_FILTER]: sessionId } });
  setAttach(sender, {
    properties: {
      'com.microsoft:locked-until-utc': toTicks(queue.sessions.lockedUntil(sessionId) ?? 0),
    },
  });
  return link;
}

function patience({ properties }: Sender): number {
  const wanted: unknown = (properties as Sender['properties'] | undefined)?.[
    'com.microsoft:timeout'
  ];
  const patienceMs = typeof wanted === 'number' ? wanted : DEFAULT_PATIENCE_MS;
  return Math.max(0, patienceMs - HEAD_START_MS);
}

/** @param time in milliseconds since 1970 @returns hundreds of nanoseconds since the year 1, an AMQP long */
function toTicks(time: number): unknown {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(BigInt(Math.round(time)) * TICKS_PER_MS + TICKS_AT_EPOCH);
  return rhea.types.wrap_long(bytes);
}
