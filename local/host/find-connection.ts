import { HostError } from './host-error.ts';

/** A kind of service that bindings connect to, in Azure's and in people's words. */
export interface ConnectionKind {
  /** Name that a binding without one means, without Azure's prefix: `Storage`. */
  readonly defaultName: string;
  /** For messages: `a storage connection string`. */
  readonly description: string;
}

/**
 * Finds the connection string that a binding names, in Azure's order: `AzureWebJobs<name>`, then `<name>`; no name
 * means `AzureWebJobs<default>`.
 * @throws HostError when there is none; connections by identity cannot reach a local service.
 */
export function findConnection(
  functionName: string,
  connection: unknown,
  appSettings: Readonly<Record<string, string | undefined>>,
  { defaultName, description }: ConnectionKind,
): string {
  const named = typeof connection === 'string' && connection !== '';
  const name = named ? connection : defaultName;
  const value = appSettings[`AzureWebJobs${name}`] ?? appSettings[name];
  if (value !== undefined && value !== '') return value;
  const setting = named ? name : `AzureWebJobs${name}`;
  const byIdentity = Object.keys(appSettings).find((key) => key.startsWith(`${setting}__`));
  throw new HostError(
    byIdentity === undefined
      ? `Function "${functionName}" needs the setting ${setting}, ${description}.`
      : `Function "${functionName}" is connected by identity (${byIdentity}); the local host needs a connection string in ${setting}.`,
  );
}
