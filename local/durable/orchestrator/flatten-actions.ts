import type { Action, ScheduledAction } from '../action.ts';

/** An orchestrator's actions since the start of its execution, in the order of their sequence numbers. */
export interface FlatActions {
  /** The index in this list is the action's "leaf"; retries of an action share its leaf. */
  readonly scheduled: readonly ScheduledAction[];
  /** For each leaf, the index of the `Task.all` or `Task.any` that it is part of; null outside of them. */
  readonly groups: readonly (number | null)[];
  /** How often each external event was waited for. */
  readonly waits: ReadonlyMap<string, number>;
  /** JSON text of the next execution's input when the orchestrator continues as new. */
  readonly continueAsNew: string | undefined;
  /** The API that made an action which the hub does not support. */
  readonly unsupported: string | undefined;
  /**
   * First leaf of the last yield when that is a `Task.all` of scheduled actions only, otherwise null:
   * until one of them fails or all of them are done, the orchestrator cannot go on.
   */
  readonly lastAllFrom: number | null;
}

/** Flattens compound actions depth first, which is how durable-functions numbers their tasks. */
export function flattenActions(actions: readonly Action[]): FlatActions {
  const scheduled: ScheduledAction[] = [];
  const groups: (number | null)[] = [];
  const waits = new Map<string, number>();
  let continueAsNew: string | undefined;
  let unsupported: string | undefined;
  let lastAllFrom: number | null = null;

  const visit = (action: Action, group: number | null): void => {
    switch (action.kind) {
      case 'all':
      case 'any':
        for (const part of action.actions) visit(part, group);
        break;
      case 'externalEvent':
        waits.set(action.name, (waits.get(action.name) ?? 0) + 1);
        break;
      case 'continueAsNew':
        continueAsNew = action.input;
        break;
      case 'unsupported':
        unsupported ??= action.name;
        break;
      default:
        scheduled.push(action);
        groups.push(group);
    }
  };
  for (const [index, action] of actions.entries()) {
    lastAllFrom = action.kind === 'all' && isBarrier(action) ? scheduled.length : null;
    visit(action, action.kind === 'all' || action.kind === 'any' ? index : null);
  }
  return { scheduled, groups, waits, continueAsNew, unsupported, lastAllFrom };
}

function isBarrier(action: Action): boolean {
  if (action.kind === 'all') return action.actions.every(isBarrier);
  return (
    action.kind === 'activity' || action.kind === 'subOrchestration' || action.kind === 'timer'
  );
}
