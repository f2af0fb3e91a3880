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
