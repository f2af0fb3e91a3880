import type { QuestionFilters } from '../../shared/domain/answer-event.ts';
import type { EmbeddedChunk } from '../../shared/domain/chunk.ts';
import type { SearchScope } from '../../shared/ports/search-index.ts';

let made = 0;
/** A tenant that no other test has. */
export const newTenant = () => `tenant-${(made += 1)}`;

/** A unit vector of `dimensions` numbers with its weight on one axis. */
export function axis(index: number, dimensions: number): number[] {
  return Array.from({ length: dimensions }, (_, at) => (at === index ? 1 : 0));
}

/** A chunk of `doc-1`, with an id that no other tenant's chunk has. */
export function chunk(
  tenantId: string,
  id: string,
  more: Partial<EmbeddedChunk> = {},
): EmbeddedChunk {
  return {
    id: `${tenantId}-${id}`,
    tenantId,
    documentId: 'doc-1',
    version: 'v1',
    ordinal: 0,
    title: 'Handbook',
    path: 'hr/handbook.pdf',
    headings: ['Leave'],
    content: 'Full-time staff get 28 days of annual leave.',
    pageFrom: 3,
    pageTo: 4,
    pageOffsets: [20],
    groups: [],
    tags: [],
    contentType: 'application/pdf',
    updatedAt: '2026-01-01T00:00:00.000Z',
    vector: [],
    ...more,
  };
}

/** What a caller of the tenant and its groups may search. */
export function scope(
  tenantId: string,
  groups: string[] = [],
  filters: QuestionFilters = {},
): SearchScope {
  return { principal: { tenantId, userId: 'ann', groups }, filters };
}

/** The ids of found chunks, as `chunk` was given them. */
export function shortIds(tenantId: string, found: readonly { readonly id: string }[]): string[] {
  return found.map(({ id }) => id.replace(`${tenantId}-`, ''));
}
