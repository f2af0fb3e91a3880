import { SearchServiceError } from '../../../../../local/services/ai-search/search-service-error.ts';

/** A predicate for `assert.throws`: an error of the service with this status, whose message matches. */
export function serviceError(status: number, message = /./) {
  return (error: unknown): boolean =>
    error instanceof SearchServiceError && error.status === status && message.test(error.message);
}
