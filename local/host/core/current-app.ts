import { HostError } from '../host-error.ts';
import type { ProgrammingModel } from './core-types.ts';
import type { FunctionApp } from './function-app.ts';

let app: FunctionApp | undefined;
let programmingModel: ProgrammingModel | undefined;

/** The library keeps its state per process, so one process hosts one function app at a time. */
export function useApp(next: FunctionApp): void {
  if (app) throw new HostError('This process already runs a function host; close it first.');
  app = next;
}

export function releaseApp(): void {
  app = undefined;
}

/** @throws HostError when the library is used while no host runs. */
export function currentApp(): FunctionApp {
  if (!app) throw new HostError('A function was registered while no function host was running.');
  return app;
}

export function findApp(): FunctionApp | undefined {
  return app;
}

/** The library announces its programming model once per process, at the first registration. */
export function setModel(model: ProgrammingModel): void {
  programmingModel = model;
}

export function findModel(): ProgrammingModel | undefined {
  return programmingModel;
}
