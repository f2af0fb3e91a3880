import type { ScheduledAction } from '../action.ts';
import type { HubContext } from '../hub-context.ts';
import type { FlatActions } from './flatten-actions.ts';
import type { TurnDraft } from './turn-draft.ts';

/**
 * When an orchestrator passes a task that is still open to another `Task.all` or `Task.any`,
 * durable-functions 3.5 reports its action once more, but takes no new sequence number. In Azure as here
 * the task is then scheduled twice, and later results reach the wrong tasks
 * (Azure/azure-functions-durable-js#574). The report cannot be told from an equal second task: hence a
 * warning, not an error.
 *
 * @param known how many leaves are scheduled already
 */
export function warnOfReusedTask(
  hub: HubContext,
  { instance, closedTaskIds }: TurnDraft,
  flat: FlatActions,
  known: number,
): void {
  if (!flat.groups.slice(known).some((group) => group !== null)) return;
  const closed = new Set(closedTaskIds);
  const open = new Map<string, number | null>();
  for (const { leaf, taskId } of hub.store.tasks.byId(instance.instanceId).values()) {
    const action = flat.scheduled[leaf];
    if (action && !closed.has(taskId)) open.set(describe(action), flat.groups[leaf] ?? null);
  }
  for (const [index, action] of flat.scheduled.slice(known).entries()) {
    const group = flat.groups[known + index] ?? null;
    const before = open.get(describe(action));
    if (group === null || before === undefined || before === group) continue;
    hub.log({
      level: 'warning',
      message:
        `Orchestrator '${instance.name}' passes ${action.kind === 'timer' ? 'a timer' : `a task of '${action.name}'`} ` +
        'to Task.all or Task.any that looks like one it already waits for. durable-functions would schedule it again ' +
        'and mix up results, in Azure, too: yield an open task by itself, or make a new one.',
      instanceId: instance.instanceId,
      functionName: instance.name,
    });
    return;
  }
}

function describe(action: ScheduledAction): string {
  return action.kind === 'timer'
    ? `timer ${action.fireAt}`
    : `${action.kind} ${action.name} ${action.input}`;
}
