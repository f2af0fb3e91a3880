import type { Action, RetryPolicy } from '../action.ts';

/** Action types of durable-functions that this hub refuses, with the API that makes them. */
const unsupported = new Map([
  [7, 'callEntity'],
  [8, 'callHttp'],
  [9, 'signalEntity'],
  [13, 'lock'],
  [14, 'lock'],
]);

/**
 * Reads one action as durable-functions 3 writes it (replay schema V2 to V4).
 *
 * @throws Error for an action type that durable-functions 3 does not have, and for values that are no
 *   dates or numbers
 */
export function parseAction(value: unknown): Action {
  const action = value as Record<string, unknown>;
  const type = action.actionType as number;
  switch (type) {
    case 0:
    case 1:
      return {
        kind: 'activity',
        name: String(action.functionName),
        input: encodedInput(action.input),
        ...retryOf(action),
      };
    case 2:
    case 3:
      return {
        kind: 'subOrchestration',
        name: String(action.functionName),
        input: JSON.stringify(action.input ?? null),
        ...(typeof action.instanceId === 'string' &&
          action.instanceId !== '' && { instanceId: action.instanceId }),
        ...(typeof action.version === 'string' && { version: action.version }),
        ...retryOf(action),
      };
    case 4:
      return { kind: 'continueAsNew', input: encodedInput(action.input) };
    case 5:
      return {
        kind: 'timer',
        fireAt: fireAtOf(action.fireAt),
        cancelled: action.isCanceled === true,
      };
    case 6:
      return { kind: 'externalEvent', name: String(action.externalEventName) };
    case 11:
    case 12:
      return {
        kind: type === 12 ? 'all' : 'any',
        actions: (action.compoundActions as unknown[]).map(parseAction),
      };
    default: {
      const name = unsupported.get(type);
      if (name) return { kind: 'unsupported', name };
      throw new Error(`The orchestrator returned an action of unknown type ${String(type)}.`);
    }
  }
}

/** durable-functions encodes string inputs as JSON itself and leaves all other values as they are. */
function encodedInput(input: unknown): string {
  return typeof input === 'string' ? input : JSON.stringify(input ?? null);
}

function retryOf(action: Record<string, unknown>): { retry?: RetryPolicy } {
  const retry = action.retryOptions as RetryPolicy | undefined;
  if (!retry) return {};
  for (const name of ['maxNumberOfAttempts', 'firstRetryIntervalInMilliseconds'] as const) {
    // Infinity and NaN become null on the wire.
    if (typeof retry[name] !== 'number') {
      throw new Error(
        `The retry options of '${String(action.functionName)}' need a finite number as ${name}.`,
      );
    }
  }
  return { retry };
}

function fireAtOf(value: unknown): number {
  const fireAt = Date.parse(String(value));
  if (Number.isNaN(fireAt)) throw new Error('context.df.createTimer needs a valid date.');
  return fireAt;
}
