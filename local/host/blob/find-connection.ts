import { HostError } from '../host-error.ts';

/**
 * Finds the storage connection string that a binding names, in Azure's order: `AzureWebJobs<name>`,
 * then `<name>`; no name means `AzureWebJobsStorage`.
 * @throws HostError when there is none; connections by identity cannot reach a local service.
 */
export function findConnection(
  functionName: string,
  connection: unknown,
  appSettings: Readonly<Record<string, string | undefined>>,
): string {
  const name = typeof connection === 'string' && connection !== '' ? connection : 'Storage';
  const value = appSettings[`AzureWebJobs${name}`] ?? appSettings[name];
  if (value !== undefined && value !== '') return value;
  const setting = name === 'Storage' ? 'AzureWebJobsStorage' : name;
  const byIdentity = Object.keys(appSettings).find((key) => key.startsWith(`${setting}__`));
  throw new HostError(
    byIdentity === undefined
      ? `Function "${functionName}" needs the setting ${setting}, a storage connection string.`
      : `Function "${functionName}" is connected by identity (${byIdentity}); the local host needs a connection string in ${setting}.`,
  );
}
