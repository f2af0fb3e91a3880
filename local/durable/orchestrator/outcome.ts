import type { Action } from '../action.ts';
import type { FailureDetails } from '../history-event.ts';
import { parseAction } from './parse-action.ts';

/** What one run of an orchestrator function came to. */
export interface Outcome {
  /** All actions since the start of the execution. */
  readonly actions: readonly Action[];
  readonly isDone: boolean;
  /** JSON text. */
  readonly output: string | null;
  /** JSON text. */
  readonly customStatus: string | null;
  /** Set when the orchestrator threw. */
  readonly failure?: OrchestratorFailure;
}

export interface OrchestratorFailure {
  readonly message: string;
  /** Stack trace. */
  readonly details: string;
  readonly failureDetails?: FailureDetails;
}

/** Separates an orchestrator's error message from the state that durable-functions appends to it. */
const STATE_LABEL = '\n\n$OutOfProcData$:';

/** The oldest replay schema that reports actions as a tree; the hub asks for V4 (3). */
const SCHEMA_V2 = 1;

/**
 * Reads the state that an orchestrator function returned.
 *
 * @throws Error when it is not the state of durable-functions 3
 */
export function outcomeOfState(value: unknown): Outcome {
  const state = value as Record<string, unknown> | null | undefined;
  const rounds = state?.actions;
  const schema = state?.schemaVersion;
  if (!state || !Array.isArray(rounds) || rounds.length !== 1 || !Array.isArray(rounds[0])) {
    throw new Error('The orchestrator function did not return the state of durable-functions 3.');
  }
  if (typeof schema !== 'number' || schema < SCHEMA_V2) {
    throw new Error(`The local task hub does not support replay schema ${String(schema)}.`);
  }
  return {
    actions: rounds[0].map(parseAction),
    isDone: state.isDone === true,
    output: jsonOrNull(state.output),
    customStatus: jsonOrNull(state.customStatus),
  };
}

/**
 * Reads the error with which an orchestrator function failed; durable-functions appends the state to its
 * message, so that actions taken before the error are known.
 *
 * @throws the error itself when it did not come from the orchestrator's own code
 */
export function outcomeOfError(error: unknown): Outcome {
  if (!(error instanceof Error)) throw new Error(String(error));
  const [text = '', stateText] = error.message.split(STATE_LABEL);
  if (stateText === undefined) throw error;
  const state = JSON.parse(stateText) as { error?: string; failureDetails?: FailureDetails };
  return {
    ...outcomeOfState(state),
    isDone: false,
    failure: {
      message: state.error ?? text,
      details: error.stack ?? '',
      ...(state.failureDetails && { failureDetails: state.failureDetails }),
    },
  };
}

function jsonOrNull(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value);
}
