import { IngestFailure } from '../../../failure.ts';
import type { ParseInput } from '../../../parsed-document.ts';
import { mostForTrees, openPackage, type OfficeParts } from '../open-package.ts';

const manifest = /^META-INF\/manifest\.xml$/u;
/** The document, its styles and properties, and what is embedded in it: charts and formulas. */
const wanted =
  /^(?:META-INF\/manifest\.xml|(?:content|styles|meta)\.xml|Object [^/]+\/content\.xml)$/u;

/**
 * Opens an OpenDocument file.
 * @throws IngestFailure `encrypted_document` when it has a password (OpenDocument 1.3 part 2, 4.3); see `openPackage`
 */
export function openOdf(input: ParseInput, maxElements = mostForTrees): OfficeParts {
  const entries = openPackage(input, manifest, mostForTrees).values().next().value ?? '';
  if (entries.includes('encryption-data')) throw new IngestFailure('encrypted_document');
  const parts = openPackage(input, wanted, maxElements);
  if (!parts.has('content.xml')) throw new IngestFailure('damaged_document');
  return parts;
}
