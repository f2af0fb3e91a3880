import { inspect } from 'node:util';
import type {
  CoreInvocationContext,
  ProgrammingModel,
  RpcInvocationRequest,
  RpcInvocationResponse,
  RegisteredFunction,
} from '../core/core-types.ts';
import type { FunctionApp } from '../core/function-app.ts';
import type { InvocationLogger } from './invocation-logger.ts';

/** How far an invocation has come: user code runs from `handler` on. */
export type InvocationStage = 'arguments' | 'handler' | 'response';

export interface HookedInvocation {
  readonly app: FunctionApp;
  readonly model: ProgrammingModel;
  readonly registered: RegisteredFunction;
  readonly request: RpcInvocationRequest;
  readonly logger: InvocationLogger;
  readonly onStage: (stage: InvocationStage) => void;
}

/** What an invocation came to: the handler's value after the hooks, and its form on the wire. */
export interface InvocationResult {
  readonly value: unknown;
  readonly response: RpcInvocationResponse;
}

/**
 * Runs one invocation in the worker's order: arguments, preInvocation hooks (which may replace
 * inputs and handler), the handler, postInvocation hooks (which may replace result and error), response.
 */
export async function runHookedInvocation(invocation: HookedInvocation): Promise<InvocationResult> {
  const { app, model, registered, request, logger, onStage } = invocation;
  const core: CoreInvocationContext = {
    invocationId: request.invocationId,
    request,
    metadata: registered.metadata,
    state: undefined,
    log: (level, category, message) => logger.log(level, category, message),
  };
  const invocationModel = await model.getInvocationModel(core);
  const { context, inputs } = await invocationModel.getArguments();
  const hookData = {};
  logger.attach({ hookData, invocationContext: context });

  onStage('handler');
  const before = {
    hookData,
    invocationContext: context,
    functionCallback: registered.callback,
    inputs,
  };
  core.state = 'preInvocationHooks';
  await app.runHooks('preInvocation', before);

  const after: HookedOutcome = {
    hookData,
    invocationContext: context,
    inputs: before.inputs,
    result: null,
    error: null,
  };
  core.state = 'invocation';
  await runHandler(after, () =>
    invocationModel.invokeFunction(context, before.inputs, before.functionCallback),
  );
  core.state = 'postInvocationHooks';
  await app.runHooks('postInvocation', after);
  core.state = undefined;
  if (after.error !== null) throw toError(after.error);

  onStage('response');
  return {
    value: after.result,
    response: await invocationModel.getResponse(context, after.result),
  };
}

interface HookedOutcome {
  readonly hookData: object;
  readonly invocationContext: object;
  readonly inputs: unknown[];
  result: unknown;
  error: unknown;
}

async function runHandler(outcome: HookedOutcome, handler: () => Promise<unknown>): Promise<void> {
  try {
    outcome.result = await handler();
  } catch (error) {
    // null stands for "no error", so a handler that throws nothing must still leave a mark.
    outcome.error = error ?? toError(error);
  }
}

/** Handlers may throw anything; callers get an Error. */
function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(`The handler threw ${inspect(error)}`);
}
