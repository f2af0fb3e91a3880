import type { DocumentError } from '../domain/document.ts';
import { toAppError, type AppError } from '../errors.ts';
import { IngestFailure } from './failure.ts';
import { RunEnded } from './run-ended.ts';
import type { StepResult } from './run-result.ts';

/** Seconds, for a service that does not say when it wants to be asked again. */
const shortestPause = 1;

/**
 * Runs a step for an orchestration. What trying again cannot change becomes a result: the run has ended, or the document
 * can never be read. So does a service that is away or busy: waiting for it is the orchestration's, in durable time, and
 * must not use up the attempts. Everything else is thrown as a `PassingFailure` and tried again.
 */
export async function runStep<T>(step: () => Promise<T>): Promise<StepResult<T>> {
  try {
    return { done: true, value: await step() };
  } catch (error) {
    if (error instanceof RunEnded) {
      const { outcome, deletion } = error;
      return { done: false, result: { outcome, ...(deletion && { deletion }) } };
    }
    if (error instanceof IngestFailure) {
      const result = {
        outcome: 'failed',
        error: error.toDocumentError(),
        permanent: true,
      } as const;
      return { done: false, result };
    }
    const failure = toAppError(error);
    if (failure.transient) {
      const { code, message, retryAfter = shortestPause } = failure;
      return { done: false, retryAfter, error: describeFailure(code, message) };
    }
    throw new PassingFailure(failure);
  }
}

const marked = /\[([a-z_]+)\] ([^\n]*)/u;

/** An error as it crosses the task hub, which keeps nothing but its message: the code stands in front. */
class PassingFailure extends Error {
  constructor(cause: AppError) {
    super(`[${cause.code}] ${cause.message}`, { cause });
    this.name = 'PassingFailure';
  }
}

/** What an editor reads when a step still failed after all retries. */
export function describeStepError(error: unknown): DocumentError {
  const [, code = 'internal', reason = ''] =
    marked.exec(error instanceof Error ? error.message : '') ?? [];
  return describeFailure(code, reason.trim());
}

function describeFailure(code: string, reason: string): DocumentError {
  return {
    code,
    message:
      code === 'internal'
        ? 'Something went wrong on our side. Store the file again to start over.'
        : `${reason} Ingestion was tried several times. Store the file again to start over.`,
  };
}
