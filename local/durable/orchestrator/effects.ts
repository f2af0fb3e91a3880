import type { TaskKey } from '../task.ts';

/** The work that a committed change makes possible. */
export interface Effects {
  /** Instances with new messages. */
  readonly wake: readonly string[];
  /** Activities to run. */
  readonly activities: readonly TaskKey[];
}

export const noEffects: Effects = { wake: [], activities: [] };
