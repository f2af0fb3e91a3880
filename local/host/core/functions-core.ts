/**
 * The module `@azure/functions-core` as the local host supplies it. Azure's worker hands the same
 * names to the library; the exports of this file are that contract and nothing else.
 */
import { currentApp, findApp, findModel, setModel } from './current-app.ts';
import type {
  FunctionCallback,
  FunctionMetadata,
  HookCallback,
  LogCategory,
  LogLevel,
  ProgrammingModel,
} from './core-types.ts';

/** Version of the worker whose contract this module follows. */
export const version = '3.11.0';
/** Version of the Azure Functions host that the library may rely on; it asks for 4.34 at most. */
export const hostVersion = '4.1040.0';

export class Disposable {
  readonly #dispose: () => unknown;

  constructor(dispose: () => unknown) {
    this.#dispose = dispose;
  }

  static from(...disposables: { dispose(): unknown }[]): Disposable {
    return new Disposable(() => {
      for (const disposable of disposables) disposable.dispose();
    });
  }

  dispose(): unknown {
    return this.#dispose();
  }
}

export function registerFunction(
  metadata: FunctionMetadata,
  callback: FunctionCallback,
): Disposable {
  return new Disposable(currentApp().register(metadata, callback));
}

export function registerHook(name: string, callback: HookCallback): Disposable {
  return new Disposable(currentApp().addHook(name, callback));
}

export function setProgrammingModel(model: ProgrammingModel): void {
  setModel(model);
}

export function getProgrammingModel(): ProgrammingModel | undefined {
  return findModel();
}

/** The library also logs after the host has gone, for example when its own server closes. */
export function log(level: LogLevel, category: LogCategory, message: string): void {
  findApp()?.log(level, category, message);
}
