import type { DocumentMetadata } from '../domain/document.ts';
import { normalizeText } from '../text/normalize-text.ts';
import { cutText } from '../text/cut-text.ts';

/** Most UTF-16 units of each value, and most entries of a list: all of it travels onto every passage. */
const most = { title: 300, value: 200, url: 2000, entries: 50 };

/**
 * Reads an editor's properties from blob metadata: `title`, `groups`, `tags` (comma-separated), `category`, `audience`,
 * `sourceurl`. Values may be percent-encoded, since blob metadata is ASCII only. Names are compared without case.
 */
export function fromBlobMetadata(blob: Readonly<Record<string, string>>): DocumentMetadata {
  const values = new Map(Object.entries(blob).map(([name, value]) => [name.toLowerCase(), value]));
  const one = (name: string) => decode(values.get(name) ?? '');
  const many = (name: string) => (values.get(name) ?? '').split(',').map(decode);
  return boundMetadata({
    title: one('title'),
    groups: many('groups'),
    tags: many('tags'),
    category: one('category'),
    audience: one('audience'),
    sourceUrl: one('sourceurl'),
  });
}

/** What an editor gave; what is left out stays open. */
export type EditorsMetadata = {
  readonly [Name in keyof DocumentMetadata]?: DocumentMetadata[Name] | undefined;
};

/**
 * Brings properties from any origin within bounds: well-formed text on one line without control characters, cut to its
 * most length; surplus entries of lists and links that are not http(s) dropped. An empty value is no value.
 */
export function boundMetadata(given: EditorsMetadata): DocumentMetadata {
  // Shown and searched like text: what turns or hides parts of it goes.
  const title = plainLine(normalizeText(plainLine(given.title, most.title)), most.title);
  const category = plainLine(given.category, most.value);
  const audience = plainLine(given.audience, most.value);
  const sourceUrl = webAddress(given.sourceUrl);
  return {
    groups: plainLines(given.groups),
    tags: plainLines(given.tags),
    ...(title && { title }),
    ...(category && { category }),
    ...(audience && { audience }),
    ...(sourceUrl && { sourceUrl }),
  };
}

/** The inverse: blob metadata that any storage accepts. */
export function toBlobMetadata(metadata: EditorsMetadata): Record<string, string> {
  const { title, groups, tags, category, audience, sourceUrl } = boundMetadata(metadata);
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
export function mergeMetadata(editors: DocumentMetadata, own: EditorsMetadata): DocumentMetadata {
  const found = boundMetadata(own);
  const tags = editors.tags.length > 0 ? editors.tags : found.tags;
  return { ...found, ...editors, tags, groups: editors.groups };
}

function plainLine(text = '', length: number): string {
  const line = text.toWellFormed().replace(/[\p{Cc}\s]+/gu, ' ');
  return cutText(line.trim(), length).trim();
}

function plainLines(texts: readonly string[] = []): string[] {
  const lines = texts.map((text) => plainLine(text, most.value)).filter((line) => line !== '');
  return [...new Set(lines)].slice(0, most.entries);
}

/** A link is shown to readers: only http(s), and whole, since half of one leads elsewhere. */
function webAddress(text = ''): string | undefined {
  const address = plainLine(text, most.url + 1);
  const isWeb = /^https?:\/\//iu.test(address) && URL.canParse(address);
  return isWeb && address.length <= most.url ? address : undefined;
}

/** A value that is not percent-encoded stays as it is. */
function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
