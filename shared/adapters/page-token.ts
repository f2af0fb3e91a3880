import { AppError } from '../errors.ts';

/** Continuation tokens name the last item seen (keyset paging), so that pages stay right while items are added. */
export function encodePageToken(lastKey: string | number): string {
  return Buffer.from(JSON.stringify(lastKey)).toString('base64url');
}

/** @throws AppError `invalid_request` for a token this service did not make. */
export function decodePageToken<T extends 'string' | 'number'>(
  token: string,
  type: T,
): T extends 'string' ? string : number {
  try {
    const key: unknown = JSON.parse(Buffer.from(token, 'base64url').toString());
    if (typeof key === type) return key as T extends 'string' ? string : number;
  } catch {
    // Falls through to the same answer as a key of the wrong type.
  }
  throw unknownContinuation();
}

/** The error for a token this service did not make. */
export function unknownContinuation(): AppError {
  return new AppError(
    'invalid_request',
    'The continuation is not one that this service gave out.',
    {
      remedy: 'Repeat the list from its beginning.',
      fields: [{ field: 'continuation', message: 'is not a known continuation' }],
    },
  );
}
