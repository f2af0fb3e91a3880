import type { HistoryEvent } from '../history-event.ts';
import type { HubContext } from '../hub-context.ts';
import type { Instance } from '../instance.ts';
import { outcomeOfError, outcomeOfState, type Outcome } from './outcome.ts';

/** .NET's longest time span. The hub has no limit on a timer's length, so no timer is cut into pieces. */
const MAX_TIME_SPAN = '10675199.02:48:05.4775807';

/**
 * Runs the orchestrator function over the instance's history and the new events.
 *
 * @throws Error when the function returns something that is not an orchestrator's state
 */
export async function replay(
  hub: HubContext,
  instance: Instance,
  newEvents: readonly HistoryEvent[],
): Promise<Outcome> {
  const json = binding(instance, hub.store.history.text(instance.instanceId), newEvents);
  let state: unknown;
  try {
    state = await hub.invoker.invoke(instance.name, { json });
  } catch (error) {
    return outcomeOfError(error);
  }
  return outcomeOfState(state);
}

/** The trigger's data in the Durable extension's format, replay schema V4. */
function binding(
  instance: Instance,
  playedEvents: string,
  newEvents: readonly HistoryEvent[],
): string {
  const fields = JSON.stringify({
    instanceId: instance.instanceId,
    isReplaying: playedEvents !== '',
    parentInstanceId: instance.parent?.instanceId ?? null,
    upperSchemaVersion: 1,
    upperSchemaVersionNew: 3,
    longRunningTimerIntervalDuration: MAX_TIME_SPAN,
    maximumShortTimerDuration: MAX_TIME_SPAN,
    defaultHttpAsyncRequestSleepTimeMillseconds: 30_000,
  });
  const events = newEvents.map((event) => JSON.stringify({ ...event, IsPlayed: false }));
  const history = playedEvents === '' ? events : [playedEvents, ...events];
  // Stored events are spliced in as they are: parsing them here would double the cost of a replay.
  return `${fields.slice(0, -1)},"input":${instance.input},"history":[${history.join()}]}`;
}
