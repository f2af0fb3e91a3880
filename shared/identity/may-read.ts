import type { DocumentMetadata } from '../domain/document.ts';
import type { Principal } from '../domain/principal.ts';

/** Whether a caller of the document's tenant may see its text: the rule that `searchFilter` puts into OData. */
export function mayRead(
  { groups }: Pick<Principal, 'groups'>,
  document: Pick<DocumentMetadata, 'groups'>,
): boolean {
  return document.groups.length === 0 || document.groups.some((group) => groups.includes(group));
}
