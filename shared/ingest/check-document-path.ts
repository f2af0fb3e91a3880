import { AppError } from '../errors.ts';
import { isPlainPath } from './plain-path.ts';

/** Checks where a document is to be kept. @throws AppError `invalid_request` for a path that is not plain */
export function checkDocumentPath(path: string): void {
  if (isPlainPath(path)) return;
  throw new AppError('invalid_request', 'The document cannot be kept under this path.', {
    remedy: 'Use names separated by single slashes, for example hr/handbook.pdf.',
    fields: [{ field: 'path', message: 'must be names separated by single slashes' }],
  });
}
