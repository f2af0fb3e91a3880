import { printableName } from '../text/printable-name.ts';
import type { FailInput, FailedVersion } from './steps/fail-document.ts';

/** What the log says about a document that failed: one line, with what its record and its event say. */
export function describeFailure(
  { request, error }: FailInput,
  { tenantId, documentId }: Pick<FailedVersion, 'tenantId' | 'documentId'>,
): string {
  const name = printableName(request.blobName);
  return `“${name}” (tenant ${tenantId}, document ${documentId}) failed with ${error.code}: ${error.message}`;
}
