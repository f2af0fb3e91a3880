import { renameSync, writeFileSync } from 'node:fs';

/** Replaces a file's content so that, killed at any moment, the old or the new one is there. */
export function writeWhole(file: string, content: string): void {
  const next = `${file}.new`;
  writeFileSync(next, content);
  renameSync(next, file);
}
