import { createWriteStream } from 'node:fs';
import { formatLogEntry } from '../host/format-log-entry.ts';
import type { HostLogEntry } from '../host/host-log.ts';

/**
 * Keeps the host's log as JSON lines (begun anew at each start) and shows warnings and errors on the terminal.
 * @param toldOtherwise functions whose warnings the terminal hears of in another way
 */
export function hostLogFile(
  path: string,
  show: (line: string) => void,
  toldOtherwise: readonly string[] = [],
) {
  const file = createWriteStream(path);
  file.on('error', (error) => show(`The host's log is no longer kept: ${error.message}`));
  return {
    write(entry: HostLogEntry): void {
      if (file.writable) file.write(`${JSON.stringify(entry)}\n`);
      const isTold = entry.level === 'warning' && toldOtherwise.includes(entry.function ?? '');
      if (isTold || !['warning', 'error', 'critical'].includes(entry.level)) return;
      show(formatLogEntry(entry));
    },
    close: () => file.end(),
  };
}
