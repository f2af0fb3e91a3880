import { AppError } from '../errors.ts';
import { settingsSchema, type Settings } from './settings.ts';

/**
 * The one reader of the environment. Empty variables count as unset.
 * @throws AppError `configuration` that lists every fault at once, without values (they may be secrets).
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = settingsSchema.safeParse(present);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new AppError('configuration', `The settings are not usable.\n  ${faults.join('\n  ')}`, {
    remedy:
      'Correct them in local.settings.json or the app settings; docs/settings.md explains each.',
  });
}

/**
 * One setting alone, for what is needed before anything else is: a trigger's own settings.
 * @throws AppError `configuration` when it is not usable
 */
export function readSetting<Name extends keyof Settings>(
  env: Readonly<Record<string, string | undefined>>,
  name: Name,
): Settings[Name] {
  const parsed = settingsSchema.shape[name].safeParse(env[name] || undefined);
  if (parsed.success) return parsed.data as Settings[Name];
  throw new AppError('configuration', `The setting ${name} is not usable.`, {
    cause: parsed.error,
    remedy:
      'Correct it in local.settings.json or the app settings; docs/settings.md explains each.',
  });
}
