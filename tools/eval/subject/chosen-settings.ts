import process from 'node:process';
import { settingsSchema } from '../../../shared/config/settings.ts';

/** Taken from the shell, so that no key has to be written into a command. Where data is kept is never taken from it. */
const fromShell = [
  'MODEL_ENDPOINT',
  'MODEL_API_KEY',
  'CHAT_MODEL',
  'CHAT_MODEL_SMALL',
  'EMBEDDING_MODEL',
  'EMBEDDING_DIMENSIONS',
];

/**
 * Settings of a run: the models of the shell's environment, then what was given as `NAME=value`.
 * @throws Error for a setting that there is not
 */
export function chosenSettings(given: readonly string[]): Record<string, string> {
  const models = fromShell.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const chosen = given.map((text) => {
    const [, name = '', value = ''] = /^(\w+)=(.*)$/su.exec(text) ?? [];
    if (!Object.hasOwn(settingsSchema.shape, name)) {
      throw new Error(`--setting ${text}: expected NAME=value with a name of docs/settings.md.`);
    }
    return [name, value] as const;
  });
  return Object.fromEntries([...models, ...chosen]);
}
