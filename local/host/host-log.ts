import type { Clock } from './clock.ts';
import type { LogLevel } from './core/core-types.ts';

export type InvocationOutcome = 'succeeded' | 'failed' | 'timed-out' | 'cancelled';

/** One finished invocation. */
export interface InvocationLogEntry {
  readonly kind: 'invocation';
  /** ISO 8601. */
  readonly time: string;
  readonly level: LogLevel;
  readonly function: string;
  readonly invocationId: string;
  /** Binding type of the trigger, for example `httpTrigger`. */
  readonly trigger: string;
  /** What was worked on: `POST /api/chat`, a blob's path, a schedule. */
  readonly subject?: string;
  readonly outcome: InvocationOutcome;
  readonly durationMs: number;
  /** HTTP status of the answer, where there is one. */
  readonly status?: number;
  readonly error?: string;
}

/** A line of text: from user code (`context.log`), from the library (system) or from the host. */
export interface MessageLogEntry {
  readonly kind: 'message';
  readonly time: string;
  readonly level: LogLevel;
  readonly source: 'user' | 'system' | 'host';
  readonly message: string;
  readonly function?: string;
  readonly invocationId?: string;
}

export type HostLogEntry = InvocationLogEntry | MessageLogEntry;

/** Writes entries that pass the levels of host.json, with the time put on. */
export interface HostLog {
  invocation(entry: Omit<InvocationLogEntry, 'kind' | 'time'>): void;
  message(entry: Omit<MessageLogEntry, 'kind' | 'time'>): void;
}

/** @param isEnabled says whether a log category passes at a level; see `log-levels.ts`. */
export function createHostLog(
  sink: (entry: HostLogEntry) => void,
  isEnabled: (category: string, level: LogLevel) => boolean,
  clock: Clock,
): HostLog {
  const time = () => new Date(clock.now()).toISOString();
  return {
    invocation(entry) {
      if (isEnabled(`Function.${entry.function}`, entry.level)) {
        sink({ kind: 'invocation', time: time(), ...entry });
      }
    },
    message(entry) {
      if (isEnabled(categoryOf(entry), entry.level)) {
        sink({ kind: 'message', time: time(), ...entry });
      }
    },
  };
}

function categoryOf(entry: Omit<MessageLogEntry, 'kind' | 'time'>): string {
  if (entry.source === 'user') return `Function.${entry.function ?? ''}.User`;
  if (entry.function !== undefined) return `Function.${entry.function}`;
  return entry.source === 'host' ? 'Host' : 'Worker';
}
