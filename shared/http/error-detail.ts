import type { AppError } from '../errors.ts';

/**
 * What a client is told about an error: what happened and what to do. Faults of the app's own settings are for its
 * operators, who find them in the log.
 */
export function errorDetail({ code, message, remedy }: AppError): string {
  if (code === 'configuration') {
    return 'The service is not set up correctly. Report the request id to its operators.';
  }
  return remedy ? `${message} ${remedy}` : message;
}
