import { IngestFailure } from '../../failure.ts';
import { scanXml } from './scan-xml.ts';

/** Documents nest a few dozen levels; a table in a text box in a table is at forty. */
const maxDepth = 400;

/**
 * Looks over XML before anything builds a tree of it, in linear time.
 * @returns how many elements it has
 * @throws IngestFailure `unsafe_document` when it declares entities (they can multiply text without end, or name files and
 * addresses to read), `too_complex` when it nests too deep or has more than `maxElements`
 */
export function checkXml(xml: string, maxElements: number): number {
  // In text the sign would be written as a reference, so that this is a declaration wherever it stands.
  if (xml.includes('<!ENTITY')) throw new IngestFailure('unsafe_document');
  let depth = 0;
  let elements = 0;
  scanXml(xml, {
    open(_name, _attributes, isEmpty) {
      elements += 1;
      if (!isEmpty) depth += 1;
      if (depth > maxDepth || elements > maxElements) throw new IngestFailure('too_complex');
    },
    close() {
      depth -= 1;
    },
  });
  return elements;
}
