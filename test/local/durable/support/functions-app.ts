import Module from 'node:module';

import type { FunctionInvoker, RpcText } from '../../../../local/durable/task-hub.ts';

type Callback = (...args: unknown[]) => unknown;
interface Metadata {
  name: string;
  bindings: Record<string, { type: string }>;
}
interface InvocationModel {
  getArguments(): Promise<{ context: object; inputs: unknown[] }>;
  invokeFunction(context: object, inputs: unknown[], callback: Callback): Promise<unknown>;
  getResponse(context: object, result: unknown): Promise<{ returnValue?: { json?: string } }>;
}
interface ProgrammingModel {
  getInvocationModel(context: object): Promise<InvocationModel>;
}

const functions = new Map<string, { metadata: Metadata; callback: Callback }>();
let model: ProgrammingModel | undefined;
let invocations = 0;

class Disposable {
  readonly dispose = (): void => undefined;
}

/** The module that Azure's worker supplies at run time, as far as durable-functions needs it. */
const core = {
  version: '3.11.0',
  hostVersion: '4.1040.0',
  Disposable,
  log: () => undefined,
  registerHook: () => new Disposable(),
  setProgrammingModel: (given: ProgrammingModel) => void (model = given),
  getProgrammingModel: () => model,
  registerFunction(metadata: Metadata, callback: Callback) {
    functions.set(metadata.name, { metadata, callback });
    return new Disposable();
  },
};

const loader = Module as unknown as { _load: (name: string, ...rest: unknown[]) => unknown };
const load = loader._load.bind(Module);
loader._load = (name, ...rest) => (name === '@azure/functions-core' ? core : load(name, ...rest));

/** The real durable-functions package. */
export const df = await import('durable-functions');

/** Takes a function out of the app, as a new version of it might. */
export function unregister(name: string): void {
  functions.delete(name);
}

/** Runs the registered functions through the real `@azure/functions` library. */
export const invoker: FunctionInvoker = {
  has: (name, trigger) =>
    Object.values(functions.get(name)?.metadata.bindings ?? {}).some(
      ({ type }) => type === trigger,
    ),
  async invoke(name, data: RpcText, options) {
    const registered = functions.get(name);
    if (!registered || !model) throw new Error(`no function ${name}`);
    const { metadata, callback } = registered;
    const [trigger] = Object.keys(metadata.bindings);
    const invocationId = String(++invocations);
    const invocation = await model.getInvocationModel({
      invocationId,
      request: {
        invocationId,
        functionId: name,
        inputData: [{ name: trigger, data }],
        triggerMetadata: options?.triggerMetadata ?? {},
      },
      metadata,
      state: undefined,
      log: () => undefined,
    });
    const { context, inputs } = await invocation.getArguments();
    const result = await invocation.invokeFunction(context, inputs, callback);
    const { returnValue } = await invocation.getResponse(context, result);
    return decode(returnValue);
  },
};

function decode(data: Record<string, unknown> | null | undefined): unknown {
  if (typeof data?.json === 'string') return JSON.parse(data.json);
  return data?.string ?? data?.int ?? data?.double;
}
