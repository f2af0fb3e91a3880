import type { Clock } from '../clock.ts';
import type { RpcTypedData } from '../core/core-types.ts';
import { nextOccurrence } from './next-occurrence.ts';
import type { Schedule } from './parse-schedule.ts';
import type { ScheduleStatus, ScheduleStatusStore } from './schedule-status.ts';

export interface TimerListenerOptions {
  readonly functionName: string;
  readonly schedule: Schedule;
  readonly runOnStartup: boolean;
  /** Keeps the status across restarts. */
  readonly useMonitor: boolean;
  readonly statuses: ScheduleStatusStore;
  /** Runs the function once; rejects when it fails, which does not stop the schedule. */
  readonly run: (data: RpcTypedData) => Promise<unknown>;
  readonly clock: Clock;
}

/** Node's timers overflow after 24.8 days; longer waits are taken in steps. */
const longestWaitMs = 86_400_000;

/** Runs a function by its schedule, never twice at once; a run that is late skips what it missed. */
export class TimerListener {
  readonly #options: TimerListenerOptions;
  #status: ScheduleStatus;
  #cancelTimer: () => void = () => undefined;
  #running: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(options: TimerListenerOptions) {
    this.#options = options;
    const { functionName, schedule, statuses, useMonitor, clock } = options;
    const kept = useMonitor ? statuses.find(functionName, schedule.text) : undefined;
    this.#status = kept ?? {
      last: undefined,
      next: nextOccurrence(schedule, clock.now()),
      updated: clock.now(),
    };
  }

  /** Runs at once when a run was missed while the host was down, or when `runOnStartup` says so. */
  start(): void {
    const isPastDue = this.#status.next <= this.#options.clock.now();
    if (isPastDue || this.#options.runOnStartup) this.#running = this.#runOnce(isPastDue);
    else this.#schedule();
  }

  /** Waits for the run at work. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancelTimer();
    await this.#running;
  }

  #schedule(): void {
    if (this.#stopped) return;
    const { clock } = this.#options;
    const wait = Math.max(0, this.#status.next - clock.now());
    this.#cancelTimer = clock.after(Math.min(wait, longestWaitMs), () => {
      // A timer may fire a little early, and a long wait is only partly over.
      if (this.#status.next > clock.now()) this.#schedule();
      else this.#running = this.#runOnce(false);
    });
  }

  async #runOnce(isPastDue: boolean): Promise<void> {
    const { clock, schedule, run } = this.#options;
    const startedAt = clock.now();
    try {
      await run(toTimerData(this.#status, isPastDue));
    } catch {
      // The invoker has logged it. The next occurrence comes all the same.
    }
    this.#save({
      last: startedAt,
      next: nextOccurrence(schedule, clock.now()),
      updated: clock.now(),
    });
    this.#schedule();
  }

  #save(status: ScheduleStatus): void {
    const { functionName, schedule, statuses, useMonitor } = this.#options;
    this.#status = status;
    if (useMonitor) statuses.save(functionName, schedule.text, status);
  }
}

/** The timer object as the host sends it; the library turns the names into camel case. */
function toTimerData({ last, next, updated }: ScheduleStatus, isPastDue: boolean): RpcTypedData {
  const never = '0001-01-01T00:00:00+00:00';
  const timer = {
    Schedule: { AdjustForDST: true },
    ScheduleStatus: {
      Last: last === undefined ? never : new Date(last).toISOString(),
      Next: new Date(next).toISOString(),
      LastUpdated: new Date(updated).toISOString(),
    },
    IsPastDue: isPastDue,
  };
  return { json: JSON.stringify(timer) };
}
