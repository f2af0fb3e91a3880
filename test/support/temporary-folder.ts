import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An empty folder that is removed after the test. @param t the context of the test, or an object with its `after` */
export function temporaryFolder(t: { after(done: () => void): void }): string {
  const folder = mkdtempSync(join(tmpdir(), 'grounded-test-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
