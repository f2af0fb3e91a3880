import type { Clock } from '../../../host/clock.ts';
import type {
  EntityDefinitions,
  QueueDefinition,
  QueueSettings,
  TopicDefinition,
} from '../entities/entity-definitions.ts';
import { entityNotFound, notAllowed } from '../service-bus-error.ts';
import type { Store } from '../store/store.ts';
import type { BrokerMessage } from './broker-message.ts';
import { Intake, type Destination } from './intake.ts';
import { MessageQueue } from './message-queue.ts';

/** Every queue, topic and subscription, by address. Addresses are the same in any case. */
export class Broker {
  readonly #intakes = new Map<string, Intake>();
  readonly #queues = new Map<string, MessageQueue>();
  readonly #store: Store;
  readonly #clock: Clock;

  constructor(entities: EntityDefinitions, store: Store, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
    for (const queue of entities.queues) this.#addQueue(queue);
    for (const topic of entities.topics) this.#addTopic(topic);
    for (const queue of this.#queues.values()) queue.start();
    for (const intake of this.#intakes.values()) intake.start();
  }

  /** The queue or topic to send to. @throws ServiceBusError when there is none at this address */
  intake(path: string): Intake {
    const intake = this.#intakes.get(path.toLowerCase());
    if (intake) return intake;
    if (this.#queues.has(path.toLowerCase())) throw notAllowed(`'${path}' cannot be sent to.`);
    throw entityNotFound(path);
  }

  /** What to receive from. @throws ServiceBusError when there is nothing at this address, or a topic */
  queue(path: string): MessageQueue {
    const queue = this.#queues.get(path.toLowerCase());
    if (queue) return queue;
    if (this.#intakes.has(path.toLowerCase())) {
      throw notAllowed(`'${path}' is a topic: receive from one of its subscriptions.`);
    }
    throw entityNotFound(path);
  }

  stop(): void {
    for (const queue of this.#queues.values()) queue.stop();
    for (const intake of this.#intakes.values()) intake.stop();
  }

  #addQueue(definition: QueueDefinition): void {
    const queue = this.#addMessageQueue(definition.name, definition);
    this.#addIntake(definition.name, definition, queue);
  }

  #addTopic(definition: TopicDefinition): void {
    const { name, defaultTimeToLiveMs } = definition;
    const subscriptions = definition.subscriptions.map((one) => {
      const timeToLive = Math.min(one.defaultTimeToLiveMs, defaultTimeToLiveMs);
      const queue = this.#addMessageQueue(`${name}/Subscriptions/${one.name}`, {
        ...one,
        defaultTimeToLiveMs: timeToLive,
      });
      return { queue, filters: one.filters };
    });
    const takers = (message: BrokerMessage) =>
      subscriptions.filter(({ filters }) => filters.some((takes) => takes(message)));
    this.#addIntake(name, definition, {
      check: (message) => {
        for (const { queue } of takers(message)) queue.check(message);
      },
      enqueue: (message) => {
        const number = this.#store.messages.nextSequenceNumber(name);
        for (const { queue } of takers(message)) queue.enqueue(message, number);
      },
    });
  }

  #addIntake(
    path: string,
    settings: QueueDefinition | TopicDefinition,
    destination: Destination,
  ): void {
    const intake = new Intake({
      path,
      settings,
      store: this.#store,
      clock: this.#clock,
      destination,
    });
    this.#intakes.set(path.toLowerCase(), intake);
  }

  /** Adds a queue, and the one for its dead letters. */
  #addMessageQueue(path: string, settings: QueueSettings): MessageQueue {
    const shared = { store: this.#store, clock: this.#clock };
    const deadLetterPath = `${path}/$DeadLetterQueue`;
    const deadLetters = new MessageQueue({
      ...shared,
      path: deadLetterPath,
      settings: deadLetterSettings(settings),
      deadLetters: undefined,
    });
    const queue = new MessageQueue({ ...shared, path, settings, deadLetters });
    this.#queues.set(deadLetterPath.toLowerCase(), deadLetters);
    this.#queues.set(path.toLowerCase(), queue);
    return queue;
  }
}

/** Dead letters stay until someone takes them. */
function deadLetterSettings({ lockMs }: QueueSettings): QueueSettings {
  return {
    lockMs,
    maxDeliveryCount: Infinity,
    defaultTimeToLiveMs: Infinity,
    deadLettersOnExpiry: false,
    requiresSession: false,
  };
}
