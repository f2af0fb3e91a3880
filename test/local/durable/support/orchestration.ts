import type { Task } from 'durable-functions';

/** Return type of an orchestrator whose yields give `unknown` (the library's own give `any`). */
export type Orchestration = Generator<Task, unknown, unknown>;

/** `yield* nothing` makes a generator of an orchestrator that waits for nothing. */
export const nothing: readonly Task[] = [];
