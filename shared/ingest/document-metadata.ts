import type { DocumentMetadata } from '../domain/document.ts';

/**
 * Reads an editor's properties from blob metadata: `title`, `groups`, `tags` (comma-separated), `category`, `audience`,
 * `sourceurl`. Values may be percent-encoded, since blob metadata is ASCII only. Names are compared without case.
 */
export function fromBlobMetadata(blob: Readonly<Record<string, string>>): DocumentMetadata {
  const values = new Map(Object.entries(blob).map(([name, value]) => [name.toLowerCase(), value]));
  const one = (name: string) => decode(values.get(name) ?? '').trim();
  const many = (name: string) => splitList(values.get(name) ?? '');
  const [title, category, audience] = [one('title'), one('category'), one('audience')];
  const sourceUrl = one('sourceurl');
  return {
    groups: many('groups'),
    tags: many('tags'),
    ...(title && { title }),
    ...(category && { category }),
    ...(audience && { audience }),
    ...(sourceUrl && { sourceUrl }),
  };
}

/** What an editor gave; what is left out stays open. */
export type EditorsMetadata = {
  readonly [Name in keyof DocumentMetadata]?: DocumentMetadata[Name] | undefined;
};

/** The inverse: blob metadata that any storage accepts. */
export function toBlobMetadata(metadata: EditorsMetadata): Record<string, string> {
  const { title, groups = [], tags = [], category, audience, sourceUrl } = metadata;
  const entries: [string, string][] = [
    ['title', encodeURIComponent(title ?? '')],
    ['groups', groups.map(encodeURIComponent).join(',')],
    ['tags', tags.map(encodeURIComponent).join(',')],
    ['category', encodeURIComponent(category ?? '')],
    ['audience', encodeURIComponent(audience ?? '')],
    ['sourceurl', encodeURIComponent(sourceUrl ?? '')],
  ];
  return Object.fromEntries(entries.filter(([, value]) => value !== ''));
}

/** What the document says about itself fills what its editor left open; who may read it is the editor's alone. */
export function mergeMetadata(
  editors: DocumentMetadata,
  own: Partial<DocumentMetadata>,
): DocumentMetadata {
  const tags = editors.tags.length > 0 ? editors.tags : (own.tags ?? []);
  return { ...own, ...editors, tags, groups: editors.groups };
}

function splitList(value: string): string[] {
  const parts = value.split(',').map((part) => decode(part).trim());
  return [...new Set(parts.filter((part) => part !== ''))];
}

/** A value that is not percent-encoded stays as it is. */
function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
