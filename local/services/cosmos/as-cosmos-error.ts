import { BodyTooLargeError } from '../read-body.ts';
import { badRequest, CosmosError, notSupported, tooLarge } from './cosmos-error.ts';
import { SqlError, UnsupportedSqlError } from './sql/sql-error.ts';

/** The refusal that an error stands for; undefined when it is a fault of this service. */
export function asCosmosError(error: unknown): CosmosError | undefined {
  if (error instanceof CosmosError) return error;
  if (error instanceof SqlError) {
    const errors = [{ severity: 'Error', code: 'SC1001', message: error.message }];
    return badRequest(JSON.stringify({ errors }));
  }
  if (error instanceof UnsupportedSqlError) return notSupported(error.message);
  if (error instanceof BodyTooLargeError) return tooLarge(error.message);
  return undefined;
}
