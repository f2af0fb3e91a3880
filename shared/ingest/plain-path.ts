import { posix } from 'node:path';
import { printableName } from '../text/printable-name.ts';

/** Percent-encoded dots, slashes and control characters: whoever decodes a name once too often reads another path. */
const encoded = /%(?:2e|2f|5c|7f|[01][0-9a-f])/iu;

/**
 * Whether a path is relative and in its simplest form, without what storage, a file system or a reader would take for
 * something else.
 */
export function isPlainPath(path: string): boolean {
  return (
    posix.normalize(path) === path &&
    !posix.isAbsolute(path) &&
    !path.startsWith('..') &&
    !path.endsWith('/') &&
    !path.includes('\\') &&
    printableName(path) === path &&
    !encoded.test(path)
  );
}
