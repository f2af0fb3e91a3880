import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { settingsSchema } from '../../shared/config/settings.ts';
import { LocalError } from './local-error.ts';

export type Environment = Readonly<Record<string, string>>;

const settingsFile = z.object({ Values: z.record(z.string(), z.string()) });

/**
 * The environment of the app: the sample settings with the endpoints of this stack, then what local.settings.json
 * says differently from the sample, then what the shell's environment says.
 * @throws LocalError for a file that is not in the format of Azure Functions
 */
export function localSettings(
  root: string,
  endpoints: Environment,
  shell: Readonly<Record<string, string | undefined>>,
): Environment {
  const sample = readSettingsFile(join(root, 'local.settings.sample.json'));
  const ownFile = join(root, 'local.settings.json');
  const own = existsSync(ownFile) ? readSettingsFile(ownFile) : {};
  const changed = Object.entries(own).filter(([name, value]) => value !== sample[name]);
  const fromShell = Object.keys(settingsSchema.shape).flatMap((name) => {
    const value = shell[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...sample,
    ...endpoints,
    ...Object.fromEntries(changed),
    ...Object.fromEntries(fromShell),
  };
}

function readSettingsFile(path: string): Environment {
  try {
    return settingsFile.parse(JSON.parse(readFileSync(path, 'utf8'))).Values;
  } catch (cause) {
    throw new LocalError(
      `${path} is not usable: it must be JSON with an object "Values" of strings, like local.settings.sample.json.`,
      { cause },
    );
  }
}
