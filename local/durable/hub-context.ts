import type { TaskHubStore } from './store/task-hub-store.ts';
import type { FunctionInvoker, TaskHubLogEntry } from './task-hub.ts';

/** What the hub's parts share. */
export interface HubContext {
  readonly store: TaskHubStore;
  readonly invoker: FunctionInvoker;
  readonly log: (entry: TaskHubLogEntry) => void;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
  readonly newId: () => string;
  /** True once the hub is closing: results that arrive later must not be stored. */
  readonly isClosed: () => boolean;
}
