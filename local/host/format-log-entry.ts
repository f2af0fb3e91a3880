import type { HostLogEntry, InvocationLogEntry, MessageLogEntry } from './host-log.ts';

/** One line for a terminal; `JSON.stringify(entry)` is the machine-readable form of the same entry. */
export function formatLogEntry(entry: HostLogEntry): string {
  const line = entry.kind === 'invocation' ? formatInvocation(entry) : formatMessage(entry);
  return `${entry.time.slice(11, 23)} ${line}`;
}

function formatInvocation(entry: InvocationLogEntry): string {
  const parts = [
    entry.function,
    entry.subject,
    entry.outcome,
    entry.status === undefined ? undefined : String(entry.status),
    `${Math.round(entry.durationMs)} ms`,
    entry.invocationId,
    entry.error,
  ];
  return parts.filter((part) => part !== undefined).join('  ');
}

function formatMessage(entry: MessageLogEntry): string {
  const origin = [entry.function, entry.invocationId].filter((part) => part !== undefined);
  const prefix = entry.level === 'information' ? [] : [entry.level];
  return [...prefix, ...origin, entry.message].join('  ');
}
