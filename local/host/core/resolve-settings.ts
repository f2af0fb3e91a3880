import { HostError } from '../host-error.ts';

/**
 * Replaces `%NAME%` in a binding property by the app setting of that name, as Azure does.
 * @throws HostError naming a setting that is not there.
 */
export function resolveSettings(
  text: string,
  settings: Readonly<Record<string, string | undefined>>,
): string {
  return text.replace(/%([^%]+)%/g, (_, name: string) => {
    const value = settings[name];
    if (value === undefined) {
      throw new HostError(`The setting ${name} is missing; "${text}" refers to it.`);
    }
    return value;
  });
}
