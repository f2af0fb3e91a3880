import { HistoryEventType } from '../history-event.ts';
import type { HubContext } from '../hub-context.ts';
import type { SetTimer } from '../task-hub.ts';
import type { Task } from '../task.ts';

/** Node cannot wait longer than 2³¹ − 1 ms; a longer timer is simply armed again. */
const MAX_WAIT_MS = 24 * 60 * 60 * 1000;

/** Fires durable timers. Only the next one is armed; the rest wait in the store. */
export class TimerQueue {
  readonly #hub: HubContext;
  readonly #setTimer: SetTimer;
  readonly #onFired: (instanceId: string) => void;
  #cancel: (() => void) | undefined;

  /** @param onFired called when a fired timer is in the inbox of the instance */
  constructor(hub: HubContext, setTimer: SetTimer, onFired: (instanceId: string) => void) {
    this.#hub = hub;
    this.#setTimer = setTimer;
    this.#onFired = onFired;
  }

  /** Arms the earliest timer of the store; call it after every change of the timers. */
  arm(): void {
    this.disarm();
    const fireAt = this.#hub.store.tasks.nextFireAt();
    if (fireAt === undefined) return;
    const wait = Math.min(Math.max(fireAt - this.#hub.now(), 0), MAX_WAIT_MS);
    this.#cancel = this.#setTimer(() => this.#fire(), wait);
  }

  disarm(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  #fire(): void {
    if (this.#hub.isClosed()) return;
    const { store } = this.#hub;
    const fired = store.transaction(() => {
      const due = store.tasks.dueTimers(this.#hub.now());
      for (const task of due) this.#settle(task);
      return due;
    });
    this.arm();
    for (const task of fired) this.#onFired(task.instanceId);
  }

  #settle(task: Task): void {
    const { store } = this.#hub;
    store.tasks.settle(task);
    store.messages.add(
      task.instanceId,
      {
        EventType: HistoryEventType.TimerFired,
        EventId: -1,
        Timestamp: new Date(this.#hub.now()).toISOString(),
        TimerId: task.taskId,
        FireAt: new Date(task.fireAt ?? this.#hub.now()).toISOString(),
      },
      task.retry === null,
    );
  }
}
