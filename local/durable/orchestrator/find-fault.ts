import type { HistoryEvent } from '../history-event.ts';
import type { HubContext } from '../hub-context.ts';
import { checkDeterminism } from './check-determinism.ts';
import type { FlatActions } from './flatten-actions.ts';

/** The Durable extension's limit for a custom status, in kilobytes of UTF-16. */
const MAX_CUSTOM_STATUS_KB = 16;

/**
 * Looks for what ends an instance at once, whatever tasks are still open.
 *
 * @param created the "created" events of the orchestrator's actions so far
 * @returns a sentence that says what is wrong, or undefined
 */
export function findFault(
  hub: HubContext,
  created: readonly HistoryEvent[],
  flat: FlatActions,
  customStatus: string | null,
): string | undefined {
  return (
    unsupportedAction(flat) ??
    checkDeterminism(created, flat.scheduled) ??
    missingFunction(hub, created.length, flat) ??
    longCustomStatus(customStatus)
  );
}

function unsupportedAction(flat: FlatActions): string | undefined {
  if (!flat.unsupported) return undefined;
  return `context.df.${flat.unsupported} is not supported by the local task hub. Use an activity function instead.`;
}

function missingFunction(hub: HubContext, known: number, flat: FlatActions): string | undefined {
  for (const action of flat.scheduled.slice(known)) {
    if (action.kind === 'activity' && !hub.invoker.has(action.name, 'activityTrigger')) {
      return `The function '${action.name}' does not exist or is not an activity function.`;
    }
    if (
      action.kind === 'subOrchestration' &&
      !hub.invoker.has(action.name, 'orchestrationTrigger')
    ) {
      return `The function '${action.name}' does not exist or is not an orchestrator function.`;
    }
  }
  return undefined;
}

function longCustomStatus(customStatus: string | null): string | undefined {
  const kilobytes = ((customStatus?.length ?? 0) * 2) / 1024;
  if (kilobytes <= MAX_CUSTOM_STATUS_KB) return undefined;
  return `The custom status is ${Math.ceil(kilobytes)} KB of UTF-16 JSON; at most ${MAX_CUSTOM_STATUS_KB} KB are allowed.`;
}
