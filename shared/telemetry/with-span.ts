import { SpanStatusCode, trace, type Attributes, type Span } from '@opentelemetry/api';
import { AppError } from '../errors.ts';

/** Costs next to nothing until telemetry is started: then, and from then on, spans reach Application Insights. */
export const tracer = trace.getTracer('grounded');

/**
 * Runs a step inside a span of the trace: calls it makes (models, search, database) stand below it.
 * @param describe attributes of what the step gave, named `grounded.<what>`; never document text or secrets
 */
export async function withSpan<T>(
  name: string,
  work: () => Promise<T>,
  describe: (result: T) => Attributes = () => ({}),
): Promise<T> {
  return tracer.startActiveSpan(name, async (span) => {
    try {
      const result = await work();
      span.setAttributes(describe(result));
      return result;
    } catch (error) {
      noteFailure(span, error);
      throw error;
    } finally {
      span.end();
    }
  });
}

/** Names the error by its code alone: what it says is for the log. A caller who left is no failure of ours. */
export function noteFailure(span: Span, error: unknown): void {
  const code = error instanceof AppError ? error.code : 'internal';
  span.setAttribute('error.type', code);
  if (code !== 'aborted') span.setStatus({ code: SpanStatusCode.ERROR });
}
