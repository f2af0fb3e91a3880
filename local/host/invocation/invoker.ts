import type { Clock } from '../clock.ts';
import type { ProgrammingModel, RegisteredFunction, RpcTypedData } from '../core/core-types.ts';
import type { FunctionApp } from '../core/function-app.ts';
import { triggerOf } from '../core/trigger-of.ts';
import type { HostLog, InvocationOutcome } from '../host-log.ts';
import type { RightOfWay } from '../right-of-way.ts';
import { describeError, summariseError } from './describe-error.ts';
import { InvocationLogger } from './invocation-logger.ts';
import {
  runHookedInvocation,
  type InvocationResult,
  type InvocationStage,
} from './run-hooked-invocation.ts';
import { runAs, type RunningInvocation } from './running-invocation.ts';
import { createTraceContext, type TraceContext } from './trace-context.ts';

export interface InvocationCall {
  readonly registered: RegisteredFunction;
  /** Data of the trigger binding. */
  readonly data: RpcTypedData;
  readonly triggerMetadata?: Readonly<Record<string, RpcTypedData>>;
  readonly traceContext?: TraceContext;
  readonly invocationId?: string;
  /** What the log entry calls the work, for example `POST /api/chat`. */
  readonly subject?: string;
  /** Cancels the invocation as long as no user code has run; later on it has no effect. */
  readonly signal?: AbortSignal;
  /** HTTP status for the log entry. */
  readonly statusOf?: (result: InvocationResult) => number | undefined;
}

export interface InvokerOptions {
  readonly app: FunctionApp;
  readonly model: ProgrammingModel;
  readonly log: HostLog;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Milliseconds; `Infinity` for no limit. */
  readonly timeoutMs: number;
  /** Taken by requests while their functions are at work. */
  readonly rightOfWay: Pick<RightOfWay, 'enter'>;
  /** Data for the other inputs of a function, such as the durable client. */
  readonly extraInputs: (registered: RegisteredFunction) => { name: string; data: RpcTypedData }[];
}

class InvocationCancelledError extends Error {
  override readonly name = 'InvocationCancelledError';
}

class FunctionTimeoutError extends Error {
  override readonly name = 'FunctionTimeoutError';
}

/** Runs invocations: gives each its identity, its time limit and its log entry. */
export class Invoker {
  readonly #options: InvokerOptions;
  readonly #running = new Set<RunningInvocation>();

  constructor(options: InvokerOptions) {
    this.#options = options;
  }

  /** @throws what the handler or a hook threw, or an error that names the time limit or the cancelling. */
  async invoke(call: InvocationCall): Promise<InvocationResult> {
    return this.#runLogged(call, call.invocationId ?? this.#options.newId());
  }

  /** Fails what is still at work; user code cannot be stopped, but nobody waits for it any more. */
  stop(): void {
    for (const { fail } of this.#running)
      fail(new Error('The host stopped before the function ended.'));
  }

  async #runLogged(call: InvocationCall, invocationId: string): Promise<InvocationResult> {
    const { log, clock, rightOfWay } = this.#options;
    const functionName = call.registered.metadata.name;
    const trigger = triggerOf(call.registered.metadata).type;
    const leave = trigger === 'httpTrigger' ? rightOfWay.enter() : undefined;
    const startedAt = clock.now();
    const entry = (outcome: InvocationOutcome) => ({
      function: functionName,
      invocationId,
      trigger,
      ...(call.subject !== undefined && { subject: call.subject }),
      outcome,
      durationMs: clock.now() - startedAt,
    });
    try {
      const result = await this.#runLimited(call, invocationId);
      const status = call.statusOf?.(result);
      log.invocation({
        level: 'information',
        ...entry('succeeded'),
        ...(status !== undefined && { status }),
      });
      return result;
    } catch (error) {
      const outcome = outcomeOf(error);
      const level = outcome === 'cancelled' ? 'information' : 'error';
      log.invocation({ level, ...entry(outcome), error: summariseError(error) });
      if (outcome === 'failed') {
        log.message({
          level: 'error',
          source: 'host',
          function: functionName,
          invocationId,
          message: describeError(error),
        });
      }
      throw error;
    } finally {
      leave?.();
    }
  }

  /** The result, or the first of: time limit, cancelling before user code, uncaught error in a callback. */
  async #runLimited(call: InvocationCall, invocationId: string): Promise<InvocationResult> {
    const { clock, timeoutMs } = this.#options;
    const functionName = call.registered.metadata.name;
    const ended = Promise.withResolvers<never>();
    let stage: InvocationStage = 'arguments';

    const cancel = () => {
      if (stage !== 'arguments') return;
      ended.reject(new InvocationCancelledError('The caller left before the function ran.'));
    };
    call.signal?.addEventListener('abort', cancel, { once: true });
    if (call.signal?.aborted) cancel();
    const stopTimer =
      timeoutMs === Infinity
        ? undefined
        : clock.after(timeoutMs, () => {
            ended.reject(
              new FunctionTimeoutError(
                `${functionName} ran longer than functionTimeout in host.json allows (${timeoutMs} ms).`,
              ),
            );
          });
    const running: RunningInvocation = {
      functionName,
      invocationId,
      fail: (error: unknown) => {
        ended.reject(error instanceof Error ? error : new Error(summariseError(error)));
      },
    };
    this.#running.add(running);
    try {
      const run = runAs(running, () =>
        this.#runNow(call, invocationId, (reached) => (stage = reached)),
      );
      return await Promise.race([run, ended.promise]);
    } finally {
      this.#running.delete(running);
      stopTimer?.();
      call.signal?.removeEventListener('abort', cancel);
    }
  }

  async #runNow(
    call: InvocationCall,
    invocationId: string,
    onStage: (stage: InvocationStage) => void,
  ): Promise<InvocationResult> {
    const { app, model, log, newId, extraInputs } = this.#options;
    const { registered } = call;
    const { name } = registered.metadata;
    return runHookedInvocation({
      app,
      model,
      registered,
      onStage,
      logger: new InvocationLogger(app, log, name, invocationId),
      request: {
        invocationId,
        functionId: name,
        inputData: [
          { name: triggerOf(registered.metadata).name, data: call.data },
          ...extraInputs(registered),
        ],
        triggerMetadata: call.triggerMetadata ?? {},
        traceContext: call.traceContext ?? createTraceContext(newId),
      },
    });
  }
}

function outcomeOf(error: unknown): InvocationOutcome {
  if (error instanceof InvocationCancelledError) return 'cancelled';
  return error instanceof FunctionTimeoutError ? 'timed-out' : 'failed';
}
