import { documentId } from '../../../shared/domain/document-id.ts';
import type { MemoryPorts } from './support.ts';

/** Twelve sections, several passages of the tests' small size. */
export const handbook = Array.from(
  { length: 12 },
  (_, at) =>
    `## Section ${at}\n\n${`Rule ${at} says what staff may do on day ${at}. `.repeat(4)}\n\n`,
).join('');

/** Of the document `hr/handbook.md` of tenant `acme`. */
export const handbookId = documentId('acme', 'hr/handbook.md');

export const handbookRecord = (ports: MemoryPorts) => ports.documents.get('acme', handbookId);

/** The versions of which the index holds passages. */
export async function indexedVersions(ports: MemoryPorts): Promise<string[]> {
  const scope = { principal: { tenantId: 'acme', userId: 'u', groups: ['hr'] }, filters: {} };
  const found = await ports.searchIndex.keywordSearch('rule staff new', 1000, scope);
  return [...new Set(found.map(({ version }) => version))];
}
