import { parseArgs } from 'node:util';
import { lastFirstPort } from './free-ports.ts';
import { LocalError } from './local-error.ts';

export const defaultPort = 7071;

export interface StartOptions {
  /** Port of the page and the API; the services take the five ports after it. */
  readonly port: number;
  /** Remove the saved state first. */
  readonly reset: boolean;
  /** Put the sample documents in on the first run. */
  readonly samples: boolean;
}

export const helpText = `Starts Grounded on this machine: page, API, and local stand-ins for the Azure services.

Usage: npm start -- [options]

  --port <number>   port of the page and the API (default ${defaultPort}; the next five are used, too)
  --reset           remove all saved documents and conversations (.local/) first
  --no-samples      do not put the sample documents in on the first run
  --help            show this text

Settings are read from local.settings.json where there is one; docs/settings.md explains them.`;

/** @returns `help` when help was asked for. @throws LocalError for anything not known. */
export function parseCommandLine(args: readonly string[]): StartOptions | 'help' {
  const values = parse(args);
  if (values.help) return 'help';
  const port = values.port === undefined ? defaultPort : Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > lastFirstPort) {
    throw new LocalError(
      `--port takes a number from 1 to ${lastFirstPort}, not “${values.port ?? ''}”.`,
    );
  }
  return { port, reset: values.reset ?? false, samples: values.samples ?? true };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowNegative: true,
      options: {
        port: { type: 'string' },
        reset: { type: 'boolean' },
        samples: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new LocalError(`${reason}\nnpm start -- --help shows what can be said.`, { cause });
  }
}
