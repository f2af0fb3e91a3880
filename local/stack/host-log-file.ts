import { createWriteStream } from 'node:fs';
import { formatLogEntry } from '../host/format-log-entry.ts';
import type { HostLogEntry } from '../host/host-log.ts';

/** Keeps the host's log as JSON lines (begun anew at each start) and shows warnings and errors on the terminal. */
export function hostLogFile(path: string, show: (line: string) => void) {
  const file = createWriteStream(path);
  return {
    write(entry: HostLogEntry): void {
      file.write(`${JSON.stringify(entry)}\n`);
      if (['warning', 'error', 'critical'].includes(entry.level)) show(formatLogEntry(entry));
    },
    close: () => file.end(),
  };
}
