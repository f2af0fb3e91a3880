import type { HubContext } from '../hub-context.ts';
import { HistoryEventType, type InboxEvent } from '../history-event.ts';
import { messageOf } from '../orchestrator/message-of.ts';
import type { Precedence } from '../task-hub.ts';
import type { Task, TaskKey } from '../task.ts';
import { failureOf } from './activity-failure.ts';

/** So many go on beginning while something else goes first: work must not come to a stop. */
const fewest = 2;

/** Runs activities, a bounded number together, at least once each: until the result is stored. */
export class ActivityWorker {
  readonly #hub: HubContext;
  readonly #limit: number;
  readonly #precedence: Precedence | undefined;
  readonly #onResult: (instanceId: string) => void;
  readonly #queue: TaskKey[] = [];
  #running = 0;

  /** @param onResult called when a result is in the inbox of the instance */
  constructor(
    hub: HubContext,
    limit: number,
    onResult: (instanceId: string) => void,
    precedence?: Precedence,
  ) {
    this.#hub = hub;
    this.#limit = limit;
    this.#onResult = onResult;
    this.#precedence = precedence;
    precedence?.onFree(() => this.#pump());
  }

  enqueue(keys: readonly TaskKey[]): void {
    this.#queue.push(...keys);
    this.#pump();
  }

  #pump(): void {
    while (this.#running < this.#mostNow() && !this.#hub.isClosed()) {
      const key = this.#queue.shift();
      if (!key) return;
      const task = this.#hub.store.tasks.open(key);
      if (task) void this.#run(task);
    }
  }

  #mostNow(): number {
    return this.#precedence?.isTaken === true ? Math.min(fewest, this.#limit) : this.#limit;
  }

  async #run(task: Task): Promise<void> {
    this.#running++;
    const event = await this.#invoke(task);
    this.#running--;
    if (this.#hub.isClosed()) return;
    try {
      this.#store(task, event);
    } catch (error) {
      this.#hub.log({
        level: 'error',
        message: `The result of activity '${task.name}' could not be stored; it runs again at the next start: ${messageOf(error)}`,
        instanceId: task.instanceId,
        functionName: task.name,
      });
    }
    this.#pump();
  }

  async #invoke(task: Task): Promise<InboxEvent> {
    const result = (): { EventId: number; Timestamp: string; TaskScheduledId: number } => ({
      EventId: -1,
      Timestamp: new Date(this.#hub.now()).toISOString(),
      TaskScheduledId: task.taskId,
    });
    try {
      if (!this.#hub.invoker.has(task.name, 'activityTrigger')) {
        throw new Error(
          `The function '${task.name}' does not exist or is not an activity function.`,
        );
      }
      const value = await this.#hub.invoker.invoke(
        task.name,
        { json: task.input },
        { triggerMetadata: { instanceId: { string: task.instanceId } } },
      );
      const Result = JSON.stringify(value ?? null);
      return { EventType: HistoryEventType.TaskCompleted, ...result(), Result };
    } catch (error) {
      return {
        EventType: HistoryEventType.TaskFailed,
        ...result(),
        ...failureOf(task.name, error),
      };
    }
  }

  #store(task: Task, event: InboxEvent): void {
    const { store } = this.#hub;
    const settled = store.transaction(() => {
      if (!store.tasks.settle(task)) return false;
      store.messages.add(
        task.instanceId,
        event,
        event.EventType === HistoryEventType.TaskCompleted,
      );
      return true;
    });
    if (settled) this.#onResult(task.instanceId);
  }
}
