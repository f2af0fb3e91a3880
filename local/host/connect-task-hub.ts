import { join } from 'node:path';
import type { FunctionInvoker, Precedence, RpcText, TaskHub } from '../durable/task-hub.ts';
import type { Clock } from './clock.ts';
import type { RegisteredFunction, RpcTypedData } from './core/core-types.ts';
import { triggerOf } from './core/trigger-of.ts';
import type { HostLog } from './host-log.ts';
import type { Invoker } from './invocation/invoker.ts';
import type { HostSettings } from './parse-host-json.ts';

export interface TaskHubContext {
  readonly functions: ReadonlyMap<string, RegisteredFunction>;
  readonly stateDirectory: string;
  readonly invoker: Invoker;
  readonly settings: HostSettings['durableTask'];
  /** What goes before activities. */
  readonly precedence: Precedence;
  readonly log: HostLog;
  readonly clock: Clock;
  readonly newId: () => string;
}

/** @returns undefined when no function has to do with Durable Functions. */
export async function connectTaskHub(context: TaskHubContext): Promise<TaskHub | undefined> {
  const { functions, stateDirectory, settings, precedence, log, clock, newId } = context;
  if (![...functions.values()].some(isDurable)) return undefined;
  const { startTaskHub } = await import('../durable/start-task-hub.ts');
  return startTaskHub({
    file: join(stateDirectory, 'task-hub.db'),
    hubName: settings.hubName,
    invoker: toFunctionInvoker(functions, context.invoker),
    settings,
    precedence,
    log: ({ level, message, instanceId, functionName }) => {
      log.message({
        level,
        source: 'host',
        message: instanceId === undefined ? message : `${instanceId}: ${message}`,
        ...(functionName !== undefined && { function: functionName }),
      });
    },
    now: () => clock.now(),
    // Durable's ids have no dashes.
    newId: () => newId().replaceAll('-', ''),
    setTimer: (callback, delayMs) => clock.after(delayMs, callback),
  });
}

function isDurable({ metadata }: RegisteredFunction): boolean {
  return Object.values(metadata.bindings).some(
    ({ type }) =>
      type === 'durableClient' || type === 'orchestrationTrigger' || type === 'activityTrigger',
  );
}

function toFunctionInvoker(
  functions: ReadonlyMap<string, RegisteredFunction>,
  invoker: Invoker,
): FunctionInvoker {
  return {
    async invoke(functionName, input, options) {
      const registered = functions.get(functionName);
      if (!registered) throw new Error(`There is no function named "${functionName}".`);
      const { response } = await invoker.invoke({
        registered,
        data: input,
        triggerMetadata: options?.triggerMetadata ?? {},
      });
      return decodeReturnValue(response.returnValue);
    },
    has(functionName, trigger) {
      const registered = functions.get(functionName);
      return registered !== undefined && triggerOf(registered.metadata).type === trigger;
    },
  };
}

/** A function's return value as it was before the library put it on the wire. */
function decodeReturnValue(data: RpcTypedData | null | undefined): unknown {
  if (data?.json != null) return JSON.parse(data.json);
  return data?.string ?? data?.bytes ?? data?.int ?? data?.double;
}

/** The `durableClient` inputs of a function, filled with the hub's addresses. */
export function durableClientInputs(
  { metadata }: RegisteredFunction,
  clientBinding: () => string | undefined,
): { name: string; data: RpcText }[] {
  return Object.entries(metadata.bindings)
    .filter(([, { type, direction }]) => type === 'durableClient' && direction === 'in')
    .map(([name]) => ({ name, data: { string: clientBinding() ?? '' } }));
}
