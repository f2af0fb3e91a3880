import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import { HostError } from '../host-error.ts';
import { findModel, releaseApp, useApp } from './current-app.ts';
import type { ProgrammingModel } from './core-types.ts';
import type { FunctionApp } from './function-app.ts';
import { startProgrammingModel, type LibraryServer } from './start-programming-model.ts';
import { supplyFunctionsCore } from './supply-functions-core.ts';

/** A function app whose entry module has run. */
export interface LoadedApp {
  readonly model: ProgrammingModel;
  /** Present when the app turned HTTP streaming on. */
  readonly libraryServer: LibraryServer | undefined;
  /** Frees the process for another host. */
  readonly unload: () => void;
}

/**
 * Imports the entry module, which registers its functions into `app`.
 * @param entry absolute path or URL.
 * @throws HostError when the module cannot be loaded or registers nothing.
 */
export async function loadApp(entry: string, app: FunctionApp): Promise<LoadedApp> {
  useApp(app);
  const withdraw = supplyFunctionsCore();
  const unload = () => {
    withdraw();
    releaseApp();
  };
  try {
    await importEntry(entry);
    const model = findModel();
    if (!model || app.functions.size === 0) {
      throw new HostError(
        `${entry} registered no function. A module registers its functions once per process; register them with @azure/functions while it loads.`,
      );
    }
    return { model, libraryServer: await startProgrammingModel(model), unload };
  } catch (error) {
    unload();
    throw error;
  }
}

async function importEntry(entry: string): Promise<void> {
  try {
    await import(isAbsolute(entry) ? pathToFileURL(entry).href : entry);
  } catch (cause) {
    if (cause instanceof HostError) throw cause;
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new HostError(`${entry} could not be loaded: ${message}`, { cause });
  }
}
