import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../clock.ts';
import type { RegisteredFunction } from '../core/core-types.ts';
import { resolveSettings } from '../core/resolve-settings.ts';
import { triggerOf } from '../core/trigger-of.ts';
import { HostError } from '../host-error.ts';
import type { Invoker } from '../invocation/invoker.ts';
import { nextOccurrence } from './next-occurrence.ts';
import { parseSchedule, type Schedule } from './parse-schedule.ts';
import { ScheduleStatusStore } from './schedule-status.ts';
import { TimerListener } from './timer-listener.ts';

export interface TimerTriggerContext {
  readonly database: DatabaseSync;
  readonly invoker: Invoker;
  readonly appSettings: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
}

/** @throws HostError when the timerTrigger binding has no schedule that can be run. */
export function createTimerListener(
  registered: RegisteredFunction,
  { database, invoker, appSettings, clock }: TimerTriggerContext,
): TimerListener {
  const { name } = registered.metadata;
  const trigger = triggerOf(registered.metadata);
  if (typeof trigger.schedule !== 'string') {
    throw new HostError(`The timer trigger of function "${name}" has no schedule.`);
  }
  const schedule = parseSchedule(resolveSettings(trigger.schedule, appSettings));
  return new TimerListener({
    functionName: name,
    schedule,
    runOnStartup: trigger.runOnStartup === true,
    useMonitor: trigger.useMonitor !== false && intervalOf(schedule, clock.now()) >= 60_000,
    statuses: new ScheduleStatusStore(database),
    run: (data) => invoker.invoke({ registered, data, subject: schedule.text }),
    clock,
  });
}

/** Schedules that run more than once a minute are not monitored, as in Azure. */
function intervalOf(schedule: Schedule, now: number): number {
  const first = nextOccurrence(schedule, now);
  return nextOccurrence(schedule, first) - first;
}
