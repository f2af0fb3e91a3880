import { join } from 'node:path';
import { localSettings } from '../../local/stack/local-settings.ts';
import { readSettings } from '../../shared/config/read-settings.ts';
import type { Settings } from '../../shared/config/settings.ts';

const root = join(import.meta.dirname, '..', '..');

/** The sample settings with some values replaced, as the app reads them. */
export function testSettings(values: Readonly<Record<string, string>> = {}): Settings {
  return readSettings(localSettings(root, values, {}));
}
