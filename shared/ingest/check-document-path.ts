import { posix } from 'node:path';
import { AppError } from '../errors.ts';

/**
 * Checks where a document is to be kept: a relative path in its simplest form, without what storage or a file system would
 * read differently. @throws AppError `invalid_request`
 */
export function checkDocumentPath(path: string): void {
  const isPath =
    posix.normalize(path) === path &&
    !posix.isAbsolute(path) &&
    !path.startsWith('..') &&
    !path.endsWith('/') &&
    !/[\\\p{Cc}\p{Cf}\p{Cs}]/u.test(path);
  if (isPath) return;
  throw new AppError('invalid_request', 'The document cannot be kept under this path.', {
    remedy: 'Use names separated by single slashes, for example hr/handbook.pdf.',
    fields: [{ field: 'path', message: 'must be names separated by single slashes' }],
  });
}
