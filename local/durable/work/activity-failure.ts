import type { FailureDetails } from '../history-event.ts';

/**
 * Describes an activity's error as the Durable extension does. When the app registered an exception
 * properties provider, durable-functions puts the details as JSON into the message.
 */
export function failureOf(
  functionName: string,
  error: unknown,
): { Reason: string; Details: string; FailureDetails?: FailureDetails } {
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  const details = serializedDetails(message);
  return {
    Reason: `Activity function '${functionName}' failed: ${details?.ErrorMessage ?? message}`,
    Details: details?.StackTrace ?? stack,
    ...(details && { FailureDetails: details }),
  };
}

function serializedDetails(message: string): FailureDetails | undefined {
  if (!message.startsWith('{')) return undefined;
  try {
    const details = JSON.parse(message) as Record<string, unknown>;
    const { errorType, errorMessage, stackTrace, isNonRetriable, properties } = details;
    if (typeof errorType !== 'string' || typeof errorMessage !== 'string') return undefined;
    return {
      ErrorType: errorType,
      ErrorMessage: errorMessage,
      IsNonRetriable: isNonRetriable === true,
      ...(typeof stackTrace === 'string' && { StackTrace: stackTrace }),
      ...(properties !== undefined && { Properties: properties }),
    };
  } catch {
    return undefined;
  }
}
